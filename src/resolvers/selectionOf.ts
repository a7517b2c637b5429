import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Argument, Variables } from '../db/projection/Argument.ts';
import type { Selection } from '../db/projection/Selection.ts';
import { HubError } from '../errors.ts';

export interface DocumentPart {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
  /** Aliases of one field without arguments are read as one, for resolvers find it by its name. */
  readonly byName?: boolean;
}

/** How many fields one root field may select in all: a bound on the size of the statement. */
const mostFields = 2000;
/** A timeline reads every feed. */
const weights: Readonly<Record<string, number>> = { timeline: 100 };
/** PostgreSQL cuts longer names, and two cut keys could be the same. */
const longestKey = 63;

/**
 * What a root field selects, fragments and directives resolved. `concrete` names the object type
 * that an abstract root stands for in this request.
 */
export function selectionOf(
  nodes: readonly FieldNode[],
  type: GraphQLCompositeType,
  part: DocumentPart,
  concrete?: string,
): Selection {
  const count = { left: mostFields };
  const [node] = nodes;
  if (node === undefined) throw new Error('A root field has at least one node');
  const field = node.name.value;
  const resolved = concrete === undefined ? type : (part.schema.getType(concrete) ?? type);
  const of = isCompositeType(resolved) ? resolved : type;
  return {
    key: node.alias?.value ?? field,
    field,
    type: of.name,
    args: argumentsOf(node.arguments, part),
    fields: fieldsIn(
      nodes.flatMap((one) => one.selectionSet ?? []),
      of,
      part,
      count,
    ),
  };
}

function fieldsIn(
  sets: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  part: DocumentPart,
  count: { left: number },
): Selection[] {
  const groups = new Map<string, FieldNode[]>();
  for (const set of sets) collect(set, type, part, groups);
  return [...groups].map(([key, nodes]) => {
    count.left -= weights[nodes[0]?.name.value ?? ''] ?? 1;
    if (count.left < 0)
      throw new HubError('QUERY_TOO_LARGE', { what: 'fields', limit: mostFields });
    if (key.length > longestKey) {
      throw new HubError('QUERY_TOO_LARGE', { what: 'length of an alias', limit: longestKey });
    }
    const [first] = nodes;
    if (first === undefined) throw new Error('A group of fields is never empty');
    const field = first.name.value;
    const inner = innerType(type, field);
    const below = nodes.flatMap((node) => node.selectionSet ?? []);
    return {
      key,
      field,
      type: type.name,
      args: argumentsOf(first.arguments, part),
      fields: inner === undefined ? [] : fieldsIn(below, inner, part, count),
    };
  });
}

/** The fields of an operation's root by their keys, fragments and directives resolved. */
export function rootFields(
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  part: DocumentPart,
): ReadonlyMap<string, readonly FieldNode[]> {
  const groups = new Map<string, FieldNode[]>();
  collect(set, type, part, groups);
  return groups;
}

function innerType(type: GraphQLCompositeType, field: string): GraphQLCompositeType | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const definition = type.getFields()[field];
  const named = definition === undefined ? undefined : getNamedType(definition.type);
  return isCompositeType(named) ? named : undefined;
}

function collect(
  set: SelectionSetNode,
  type: GraphQLCompositeType,
  part: DocumentPart,
  groups: Map<string, FieldNode[]>,
): void {
  for (const node of set.selections) {
    if (!isIncluded(node, part.variables)) continue;
    if (node.kind === Kind.FIELD) {
      const named = part.byName && !node.arguments?.length;
      const key = named ? node.name.value : (node.alias?.value ?? node.name.value);
      groups.set(key, [...(groups.get(key) ?? []), node]);
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : part.fragments[node.name.value];
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || applies(condition, type, part.schema)) {
      collect(fragment.selectionSet, type, part, groups);
    }
  }
}

function applies(condition: string, type: GraphQLCompositeType, schema: GraphQLSchema): boolean {
  if (condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && isObjectType(type) && schema.isSubType(named, type);
}

function isIncluded(
  node: { readonly directives?: FieldNode['directives'] },
  variables: Variables,
): boolean {
  return (node.directives ?? []).every((directive) => {
    const { value: name } = directive.name;
    if (name !== 'skip' && name !== 'include') return true;
    const value = directive.arguments?.[0]?.value;
    const flag = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value;
    const set = typeof flag === 'object' && flag !== null ? Reflect.get(flag, 'value') : flag;
    return (set === true) === (name === 'include');
  });
}

function argumentsOf(
  nodes: readonly ArgumentNode[] | undefined,
  { variables }: DocumentPart,
): ReadonlyMap<string, Argument> {
  return new Map((nodes ?? []).map((node) => [node.name.value, argumentOf(node.value, variables)]));
}

function argumentOf(node: ValueNode, variables: Variables): Argument {
  if (node.kind === Kind.VARIABLE) {
    const { value: name } = node.name;
    return { kind: 'variable', path: [name], value: variables[name] };
  }
  if (node.kind === Kind.LIST) {
    return { kind: 'list', items: node.values.map((value) => argumentOf(value, variables)) };
  }
  if (node.kind === Kind.OBJECT) {
    const fields = node.fields.map((field): [string, Argument] => [
      field.name.value,
      argumentOf(field.value, variables),
    ]);
    return { kind: 'object', fields: new Map(fields) };
  }
  return { kind: 'constant', value: valueFromASTUntyped(node) };
}
