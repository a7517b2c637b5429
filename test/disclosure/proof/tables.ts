import { type CellDefinition, cellsOf, snakeCase } from '../../../src/entities/Cell.ts';
import { Case } from '../../../src/entities/coordination/Case.ts';
import { Party } from '../../../src/entities/coordination/Party.ts';
import { feedOf } from '../../../src/entities/Feed.ts';
import { lowerFirst } from '../../../src/entities/lowerFirst.ts';
import { regulation } from '../../../src/policy/regulation.ts';

/** A table as the proof needs it: names and types, no rights. */
export interface Table {
  readonly type: string;
  readonly list: string;
  readonly one: string;
  readonly table: string;
  readonly kind: 'case' | 'party' | 'record';
  readonly agency: string;
  readonly perSuspect: boolean;
  /** Fields that hold the time of the act and the number of the document. */
  readonly decided: string;
  readonly number: string | undefined;
  readonly cells: readonly CellDefinition[];
}

const spine = { agency: 'coordination', perSuspect: false, decided: '', number: undefined };

export const caseTable: Table = {
  ...spine,
  type: 'Case',
  list: 'cases',
  one: 'case',
  table: 'coordination."case"',
  kind: 'case',
  cells: cellsOf(Case),
};

export const partyTable: Table = {
  ...spine,
  type: 'Party',
  list: 'parties',
  one: 'party',
  table: 'coordination.party',
  kind: 'party',
  cells: cellsOf(Party),
};

export const recordTables: readonly Table[] = regulation.map(({ feed }) => {
  const { name, plural, agency, perSuspect, decided, number, cells } = feedOf(feed);
  return {
    type: name,
    list: lowerFirst(plural),
    one: lowerFirst(name),
    table: `${agency}.${snakeCase(name)}`,
    kind: 'record',
    agency,
    perSuspect,
    decided,
    number,
    cells,
  };
});

export const tables: readonly Table[] = [caseTable, partyTable, ...recordTables];
