import type { Cell, Model, Part, Relation, Struct } from '../db/projection/Model.ts';
import { type CellDefinition, cellsOf, snakeCase } from './Cell.ts';
import { Case } from './coordination/Case.ts';
import { Charge } from './coordination/Charge.ts';
import { Clock } from './coordination/Clock.ts';
import { Division } from './coordination/Division.ts';
import { LegalBasis } from './coordination/LegalBasis.ts';
import { Organ } from './coordination/Organ.ts';
import { Party } from './coordination/Party.ts';
import { TimeLimit } from './coordination/TimeLimit.ts';
import type { FeedDefinition } from './Feed.ts';
import { lowerFirst } from './lowerFirst.ts';
import { partsOf } from './Part.ts';

/** The open reference tables: their classes are also their GraphQL types. */
export const references = [Organ, Division, Charge, LegalBasis, TimeLimit] as const;

/** The tables of the hub as the projection compiler sees them. */
export function modelsOf(feeds: readonly FeedDefinition[]): ReadonlyMap<string, Model> {
  const models = [
    ...feeds.map(feedModel),
    spineModel('case', Case, [...feeds.map(ofCase), partiesOfCase, clocksOfCase], {
      column: 'opened_on',
      descending: true,
    }),
    spineModel('party', Party, [caseOf, ...feeds.map(ofParty), clocksOfParty, relatedParties], {
      column: 'id',
      descending: false,
    }),
    clockModel(),
    ...references.map((reference) =>
      spineModel('reference', reference, [], { column: 'id', descending: false }),
    ),
  ];
  return new Map(models.map((model) => [model.name, model]));
}

const caseOf: Relation = {
  name: 'case',
  to: 'Case',
  shape: 'one',
  join: (outer, row) => `${row}.id = ${outer('case_id')}`,
};

const organOf: Relation = {
  name: 'organ',
  to: 'Organ',
  shape: 'one',
  join: (outer, row) => `${row}.id = ${outer('owner_organ_id')}`,
};

const partyOf: Relation = {
  name: 'party',
  to: 'Party',
  shape: 'one',
  join: (outer, row) => `${row}.id = ${outer('party_id')}`,
};

const partiesOf: Relation = {
  name: 'parties',
  to: 'Party',
  shape: 'list',
  join: (outer, row) =>
    `${row}.case_id = ${outer('case_id')} AND ${row}.id = ANY(${outer('party_ids')})`,
};

const partiesOfCase: Relation = {
  name: 'parties',
  to: 'Party',
  shape: 'list',
  join: (outer, row) => `${row}.case_id = ${outer('id')}`,
};

const clocksOfCase: Relation = {
  name: 'clocks',
  to: 'Clock',
  shape: 'connection',
  join: (outer, row) => `${row}.case_id = ${outer('id')}`,
};

const clocksOfParty: Relation = {
  name: 'clocks',
  to: 'Clock',
  shape: 'connection',
  join: (outer, row) => `${row}.case_id = ${outer('case_id')} AND ${row}.party_id = ${outer('id')}`,
};

const relatedParties: Relation = {
  name: 'relatedParties',
  to: 'Party',
  shape: 'connection',
  join: (outer, row) => `${row}.case_id <> ${outer('case_id')}`,
  same: ['uscc', 'idNo'],
};

const clocksOfRecord: Relation = {
  name: 'clocks',
  to: 'Clock',
  shape: 'list',
  join: (outer, row) =>
    `${row}.case_id = ${outer('case_id')} AND ${row}.record_id = ${outer('id')}`,
};

const clocksEndedByRecord: Relation = {
  name: 'endedClocks',
  to: 'Clock',
  shape: 'list',
  join: (outer, row) =>
    `${row}.case_id = ${outer('case_id')} AND ${row}.ended_by_id = ${outer('id')}`,
};

const limitOf: Relation = {
  name: 'limit',
  to: 'TimeLimit',
  shape: 'one',
  join: (outer, row) => `${row}.id = ${outer('rule')}`,
};

const obligedOrganOf: Relation = {
  name: 'obligedOrgan',
  to: 'Organ',
  shape: 'one',
  join: (outer, row) => `${row}.id = ${outer('obliged_organ_id')}`,
};

const ofCase = (feed: FeedDefinition): Relation => ({
  name: lowerFirst(feed.plural),
  to: feed.name,
  shape: 'connection',
  join: (outer, row) => `${row}.case_id = ${outer('id')}`,
});

const ofParty = (feed: FeedDefinition): Relation => ({
  name: lowerFirst(feed.plural),
  to: feed.name,
  shape: 'connection',
  join: (outer, row) =>
    feed.perSuspect
      ? `${row}.party_id = ${outer('id')}`
      : `${row}.case_id = ${outer('case_id')} AND ${outer('id')} = ANY(${row}.party_ids)`,
});

function feedModel(feed: FeedDefinition): Model {
  const history: Relation = {
    name: 'history',
    to: feed.name,
    shape: 'list',
    join: (outer, row) => `${row}.id = ${outer('id')}`,
    versions: true,
  };
  const relations = [
    caseOf,
    organOf,
    history,
    feed.perSuspect ? partyOf : partiesOf,
    clocksOfRecord,
    clocksEndedByRecord,
  ];
  return {
    name: feed.name,
    kind: 'record',
    schema: feed.agency,
    table: snakeCase(feed.name),
    perSuspect: feed.perSuspect,
    number: feed.number,
    cells: cellMap(feed.cells),
    relations: new Map(relations.map((relation) => [relation.name, relation])),
    order: { column: 'decided_at', descending: true },
  };
}

/** A clock of one suspect takes the stage of that suspect. */
function clockModel(): Model {
  const order = { column: 'due_at', descending: false };
  const relations = [caseOf, limitOf, obligedOrganOf];
  return { ...spineModel('clock', Clock, relations, order), perSuspect: true };
}

function spineModel(
  kind: 'case' | 'party' | 'clock' | 'reference',
  entity: { readonly name: string },
  relations: readonly Relation[],
  order: Model['order'],
): Model {
  const table = snakeCase(entity.name);
  return {
    name: entity.name,
    kind,
    schema: 'coordination',
    table: table === 'case' ? '"case"' : table,
    perSuspect: false,
    number: undefined,
    cells: cellMap(cellsOf(entity)),
    relations: new Map(relations.map((relation) => [relation.name, relation])),
    order,
  };
}

function cellMap(cells: readonly CellDefinition[]): ReadonlyMap<string, Cell> {
  return new Map(cells.map((cell) => [cell.name, cellModel(cell)]));
}

function cellModel(definition: CellDefinition): Cell {
  const { name, column, kind, notNull, derive, mask, investigation } = definition;
  const { list, sql, struct, keepsPrinted } = kind;
  return {
    name,
    column,
    sql,
    list,
    notNull,
    derive,
    struct: struct && (() => structModel(struct())),
    aboutCells: name === 'asPrinted',
    keepsPrinted,
    mask,
    investigation,
    attachments: name === 'attachments',
  };
}

function structModel(structClass: object & { readonly name?: string }): Struct {
  const parts = partsOf(structClass).map((part): [string, Part] => {
    const { list, struct } = part.kind;
    return [part.name, { name: part.name, list, struct: struct && (() => structModel(struct())) }];
  });
  return { name: structClass.name ?? '', parts: new Map(parts) };
}
