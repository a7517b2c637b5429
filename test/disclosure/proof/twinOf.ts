import type { Random } from '../../../src/generate/Random.ts';
import { requests } from './grantsIn.ts';
import { hideContent } from './hideContent.ts';
import type { Persona } from './personas.ts';
import { renumber } from './placeCanaries.ts';
import { rowsOf } from './rowsOf.ts';
import type { Seen } from './Sight.ts';
import { see } from './see.ts';
import { steerOtherwise } from './steerOtherwise.ts';
import type { Tokens } from './Tokens.ts';
import { caseTable, partyTable, recordTables, tables } from './tables.ts';
import type { Row, World } from './World.ts';

/** What the twin is made with: the reader it must not be told from, and where novelty comes from. */
export interface Making {
  readonly persona: Persona;
  readonly tokens: Tokens;
  readonly random: Random;
}

/**
 * A world equal in all that the reader may see and different in all that it may not: other content
 * in withheld cells, other records, other states, records that are gone and records that are new.
 * Whatever would change what the reader sees, as the reference has it, is taken back.
 */
export function twinOf(world: World, making: Making): World {
  const twin = new Map<string, Row[]>(tables.map(({ table }) => [table, []]));
  for (const theCase of rowsOf(world, caseTable.table)) {
    const bundle = bundleOf(world, theCase);
    const seen = see(making.persona, bundle);
    const hidden = hideContent(bundle, seen, making);
    const other = steerOtherwise(hidden, seen, making);
    for (const { table } of tables) twin.get(table)?.push(...rowsOf(other, table));
  }
  const made = renumber(new Map([...world, ...twin]));
  const [before, after] = [see(making.persona, world), see(making.persona, made)];
  if (!isSameSight(before, after)) throw new Error(`${making.persona.login} tells the twins apart`);
  return made;
}

/** A case with its parties and records, as a world of its own. */
function bundleOf(world: World, theCase: Row): World {
  const of = (table: string) => rowsOf(world, table).filter((row) => row.case_id === theCase.id);
  return new Map([
    [caseTable.table, [theCase]],
    [partyTable.table, of(partyTable.table)],
    [requests, of(requests)],
    ...recordTables.map(({ table }): [string, readonly Row[]] => [table, of(table)]),
  ]);
}

export function isSameSight(one: Seen, other: Seen): boolean {
  return printed(one) === printed(other);
}

function printed(seen: Seen): string {
  const types = [...seen].map(([type, rows]) => {
    const told = [...rows].map(([id, { cells, parties, pointers }]) => [
      id,
      // An empty list of what was printed and none at all are answered alike.
      [...cells].map(([name, { value, withheld, noted, barred }]) => [
        name,
        value ?? null,
        withheld,
        noted,
        barred,
      ]),
      parties,
      pointers,
    ]);
    return [type, told.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))];
  });
  return JSON.stringify(types);
}
