import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** Whether a variable's type holds itself, as filters do: graphql-jit writes such types out without end. */
export function hasEndlessVariable(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): boolean {
  return variableDefinitions.some(({ type }) => {
    const given = typeFromAST(schema, type);
    return isInputType(given) && holdsItself(given, []);
  });
}

function holdsItself(type: GraphQLInputType, within: readonly string[]): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return false;
  if (within.includes(named.name)) return true;
  const fields = Object.values(named.getFields());
  return fields.some((field) => holdsItself(field.type, [...within, named.name]));
}
