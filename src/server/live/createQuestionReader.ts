import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
  visit,
} from 'graphql';
import { HubError } from '../../errors.ts';
import type { Registry } from '../../policy/Registry.ts';
import { EventSelection } from '../../resolvers/changes/EventSelection.ts';
import { scopeOfField } from '../../resolvers/changes/scopeOfField.ts';
import { rootFields } from '../../resolvers/selectionOf.ts';
import { variableShape } from '../../resolvers/variableShape.ts';
import { badInput } from '../graphql/badInput.ts';
import { mostTokens } from '../graphql/mostTokens.ts';
import { operationName } from '../graphql/operationName.ts';
import type { Question } from './Question.ts';

/** What a client sends to subscribe. */
export interface SubscribeRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Why a subscription was not taken, as GraphQL errors. */
export class Invalid extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('The subscription is not valid');
    this.errors = errors;
  }
}

/** How many documents are kept parsed. */
const mostDocuments = 500;

/** Reads subscriptions against the schema; documents that were seen before are not parsed again. */
export function createQuestionReader(schema: GraphQLSchema, registry: Registry) {
  const known = new Map<string, DocumentNode>();

  const documentOf = (query: string): DocumentNode => {
    const before = known.get(query);
    if (before !== undefined) return before;
    const document = parsed(query);
    const errors = validate(schema, document);
    if (errors.length > 0) throw new Invalid(errors.map(validationError));
    if (known.size >= mostDocuments) known.clear();
    known.set(query, document);
    return document;
  };

  return ({ query, operationName: asked, variables: given }: SubscribeRequest): Question => {
    const document = documentOf(query);
    const operation = getOperationAST(document, asked || undefined);
    if (operation?.operation !== 'subscription') throw new HubError('ONLY_SUBSCRIPTIONS');
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {});
    if (coerced.errors) throw new Invalid(coerced.errors.map(badInput));
    const variables = coerced.coerced;
    const part = { schema, fragments: fragmentsOf(document), variables };
    const root = schema.getSubscriptionType();
    const roots = root ? rootFields(operation.selectionSet, root, part) : new Map();
    const [only] = roots;
    const [path, nodes]: [string, readonly FieldNode[]] = only ?? ['', []];
    const [node] = nodes;
    const field = root?.getFields()[node?.name.value ?? ''];
    const type = field && getNamedType(field.type);
    if (node === undefined || field === undefined || !isObjectType(type)) {
      throw new HubError('BAD_REQUEST', { what: 'the subscription asks for no stream' });
    }
    const { after, ...args } = getArgumentValues(field, node, variables);
    return {
      name: operationName(operation, part.fragments),
      scope: scopeOfField(field.name, args, registry),
      selection: new EventSelection(nodes, type, part),
      variables,
      shape: variableShape(schema, document, operation)(variables),
      path,
      hasLists: /\b(edges|pageInfo)\b/.test(query),
      after: typeof after === 'string' ? after : undefined,
      key: JSON.stringify([
        query,
        operation.name?.value,
        shared(document, operation, node, variables),
      ]),
    };
  };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: mostTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new Invalid([withCode(error, 'GRAPHQL_PARSE_FAILED')]);
  }
}

function validationError(error: GraphQLError): GraphQLError {
  return withCode(error, 'GRAPHQL_VALIDATION_FAILED');
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  const at = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...at, extensions: { code } });
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
}

/** The variables that all of a group must have alike: not where each begins, if it is only that. */
function shared(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const after = node.arguments?.find(({ name }) => name.value === 'after')?.value;
  if (after?.kind !== Kind.VARIABLE) return variables;
  const { value } = after.name;
  let uses = 0;
  visit(document, {
    [Kind.VARIABLE]: ({ name }) => {
      uses += name.value === value ? 1 : 0;
    },
  });
  const definitions = operation.variableDefinitions ?? [];
  const defined = definitions.filter(({ variable }) => variable.name.value === value).length;
  if (uses - defined > 1) return variables;
  const { [value]: _, ...others } = variables;
  return others;
}
