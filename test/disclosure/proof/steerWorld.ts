import { publicPenaltyBit } from '../../../src/entities/kinds/progress.ts';
import type { Random } from '../../../src/generate/Random.ts';
import { anyNotes } from './anyNotes.ts';
import { grantsIn, requests } from './grantsIn.ts';
import { rowsOf } from './rowsOf.ts';
import { someOf } from './someOf.ts';
import { caseTable, partyTable, recordTables, type Table } from './tables.ts';
import type { Row, World } from './World.ts';

/** Ranks of all stages, S8 before and after the decision. */
const ranks = [0, 10, 20, 30, 40, 50, 60, 70, 80, 85, 90, 100, 110, 120, 130, 140, 150] as const;
const agencies = ['environment', 'police', 'procuratorate', 'court'] as const;
const organs = agencies.flatMap((agency) =>
  ['370303', '370302', '370300'].map((division) => `${agency}-${division}`),
);

/**
 * Sets all on which the rights depend, in combinations that no single case would reach: what may be
 * seen is a function of the state, so it must hold in every state.
 */
export function steerWorld(world: World, random: Random): World {
  const cases = rowsOf(world, caseTable.table).map((row, place) => ({
    ...row,
    // In steps that meet early, middle and late stages soon.
    stage_rank: ranks[(place * 7) % ranks.length] ?? 0,
    origin_agency: random.pick(agencies),
    indicator_bits: random.integer(0, publicPenaltyBit * 2 - 1),
    participants: someOf(random, organs, 0.3),
    sealed: random.chance(0.1) ? true : null,
  }));
  const byId = new Map(cases.map((row): [unknown, Row] => [Reflect.get(row, 'id'), row]));
  const parties = rowsOf(world, partyTable.table).map((row) => ({
    ...row,
    stage_rank: random.chance(0.7) ? byId.get(row.case_id)?.stage_rank : random.pick(ranks),
    indicator_bits: random.integer(0, publicPenaltyBit * 2 - 1),
    provided_by: random.pick(agencies),
    owner_organ_id: random.pick(organs),
    sealed: random.chance(0.15) ? true : null,
  }));
  const records = recordTables.map((table): [string, readonly Row[]] => [
    table.table,
    rowsOf(world, table.table).flatMap((row) => steerRecord(row, table, random)),
  ]);
  const spine = new Map([...world, [caseTable.table, cases], [partyTable.table, parties]]);
  const steered = new Map([...spine, ...records]);
  return new Map([...steered, [requests, grantsIn(steered, random)]]);
}

function steerRecord(row: Row, table: Table, random: Random): readonly Row[] {
  const { agency } = table;
  const level = random.pick(['PUBLIC', 'INTERNAL', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION']);
  const audience = random.chance(0.25) ? someOf(random, [...agencies, ...organs], 0.2) : null;
  const current = {
    ...row,
    owner_organ_id: random.chance(0.5) ? row.owner_organ_id : `${agency}-370300`,
    addressees: random.chance(0.3) ? null : someOf(random, organs, 0.3),
    marking_level: level,
    marking_audience: audience,
    marked: level === 'INVESTIGATION' || audience !== null,
    disclosure: random.pick(['PROACTIVE', 'ON_REQUEST', 'NONE', null]),
    party_id: random.chance(0.1) ? null : row.party_id,
    ...anyNotes(table, row, random),
  };
  if (!random.chance(0.25)) return [current];
  // An earlier version, open to everybody if it counted.
  const open = { marking_level: 'PUBLIC', marking_audience: null, marked: false };
  const earlier = { ...open, notes: null, note_items: null };
  const before = { ...current, ...earlier, superseded_at: '2026-11-01T10:00:00+08:00' };
  return [{ ...current, version: 2 }, before];
}
