import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { at } from '../../fixtures/at.ts';
import { isRecord } from './isRecord.ts';
import { reports } from './reports.ts';

/** What an answer discloses, as its own text says it. */
export interface CellsTold {
  /** `Feed:id@version` for a row, with `.field` behind it for a cell, and `~` where a part is shown. */
  readonly cells: Set<string>;
  /** Empty cells of which the answer does not say whether they are kept back. */
  readonly unclear: Set<string>;
  /** Rows, without their versions, on which a report of a case rests. */
  readonly rows: Set<string>;
}

/** The parts of a record's marking that are cells. */
const markingCells = new Map([
  ['level', 'markingLevel'],
  ['audience', 'markingAudience'],
  ['reason', 'markingReason'],
]);

/**
 * The cells that an answer to a document of `withTold` discloses: from document, contract and answer,
 * and from nothing that the hub notes beside.
 */
export function cellsTold(schema: GraphQLSchema, document: DocumentNode, body: unknown): CellsTold {
  const walk = new Walk(schema, document, body);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (root) walk.object(at(body, 'data'), root, [definition.selectionSet], '');
  }
  return walk;
}

class Walk implements CellsTold {
  readonly cells = new Set<string>();
  readonly unclear = new Set<string>();
  readonly rows = new Set<string>();
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #kept: ReadonlySet<string>;

  constructor(schema: GraphQLSchema, document: DocumentNode, body: unknown) {
    this.#schema = schema;
    this.#fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
      ),
    );
    const kept = at(body, 'extensions.withheld');
    this.#kept = new Set(Array.isArray(kept) ? kept.map((one) => String(at(one, 'path'))) : []);
  }

  /** Goes through an object of the answer; `path` is that of its list, without places. */
  object(
    value: unknown,
    given: GraphQLObjectType | undefined,
    sets: readonly SelectionSetNode[],
    path: string,
  ): void {
    if (typeof value !== 'object' || value === null) return;
    const named = this.#schema.getType(String(at(value, '__typename')));
    const type = isObjectType(named) ? named : given;
    if (type === undefined) throw new Error(`The answer does not name the type at ${path}`);
    const row = this.#row(value, type);
    for (const [key, nodes] of this.#fieldsOf(sets, type)) {
      const name = nodes[0]?.name.value ?? '';
      const field = type.getFields()[name];
      if (field === undefined) continue;
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const where = path === '' ? key : `${path}.${key}`;
      const told = Reflect.get(value, key);
      if (row !== undefined && this.#isCell(name, field.type)) {
        this.#cell(row, value, { name, told, where });
      } else if (row !== undefined && name === 'marking') {
        this.#marking(row, value, { told, below, where });
      } else this.#value(told, field.type, below, where);
    }
  }

  #value(
    value: unknown,
    type: GraphQLOutputType,
    below: readonly SelectionSetNode[],
    path: string,
  ): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#value(item, type, below, path);
      return;
    }
    const named = getNamedType(type);
    if (isObjectType(named)) this.object(value, named, below, path);
    else if (isAbstractType(named)) this.object(value, undefined, below, path);
  }

  /** Takes down that a row is there, and gives its name. */
  #row(value: object, type: GraphQLObjectType): string | undefined {
    const isEvent = type.getFields().recordId !== undefined && type.getFields().cursor;
    if (isEvent) {
      const of = at(value, 'recordId') ?? at(value, 'caseId');
      if (typeof of === 'string' && at(value, 'kind') !== 'HEARTBEAT') {
        this.cells.add(`Change:${of}`).add(`Change:${of}.${at(value, 'kind')}`);
      }
      return undefined;
    }
    const { name } = type;
    if (reports.has(name)) this.rows.add(`${at(value, 'feed')}:${at(value, 'recordId')}`);
    const version = isRecord(name, this.#schema) ? `@${at(value, 'version')}` : '';
    if (version === '' && !['Case', 'Party', 'Clock'].includes(name)) return undefined;
    const row = `${name}:${at(value, 'id')}${version}`;
    this.cells.add(row);
    return row;
  }

  #isCell(name: string, type: GraphQLOutputType): boolean {
    if (name === '__typename' || name === 'withheld' || name === 'marking') return false;
    const named = getNamedType(type);
    if (isLeafType(named) || name === 'pointers') return true;
    // What has an id of its own, or is a page of such, is no part of the row.
    return isObjectType(named) && !/Connection$/.test(named.name) && !('id' in named.getFields());
  }

  #cell(
    row: string,
    of: object,
    { name, told, where }: { name: string; told: unknown; where: string },
  ): void {
    const listed = at(of, 'withheld');
    const kept = Array.isArray(listed)
      ? listed.find((one) => at(one, 'field') === name)
      : undefined;
    const reason = at(kept, 'reason');
    if (reason === 'MASKED') this.cells.add(`${row}.${name}~`);
    else if (told !== null) this.cells.add(`${row}.${name}`);
    else if (Array.isArray(listed)) {
      if (reason === undefined) this.cells.add(`${row}.${name}`);
    } else if (this.#kept.has(where)) this.unclear.add(`${row}.${name}`);
    else this.cells.add(`${row}.${name}`);
  }

  #marking(
    row: string,
    of: object,
    at: { told: unknown; below: readonly SelectionSetNode[]; where: string },
  ): void {
    const type = this.#schema.getType('Marking');
    if (!isObjectType(type) || typeof at.told !== 'object' || at.told === null) return;
    for (const [key, [node]] of this.#fieldsOf(at.below, type)) {
      const name = markingCells.get(node?.name.value ?? '');
      const told = Reflect.get(at.told, key);
      if (name) this.#cell(row, of, { name, told, where: `${at.where}.${key}` });
    }
  }

  #fieldsOf(
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
    into = new Map<string, FieldNode[]>(),
  ): ReadonlyMap<string, readonly FieldNode[]> {
    for (const one of sets.flatMap(({ selections }) => selections)) {
      if (one.kind === Kind.FIELD) {
        const key = one.alias?.value ?? one.name.value;
        into.set(key, [...(into.get(key) ?? []), one]);
        continue;
      }
      const part = one.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(one.name.value) : one;
      const on = this.#schema.getType(part?.typeCondition?.name.value ?? type.name);
      if (!part || !isCompositeType(on)) continue;
      if (on === type || (isAbstractType(on) && this.#schema.isSubType(on, type))) {
        this.#fieldsOf([part.selectionSet], type, into);
      }
    }
    return into;
  }
}
