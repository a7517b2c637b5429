import { publicPenaltyBit } from '../../../src/entities/kinds/progress.ts';
import type { Random } from '../../../src/generate/Random.ts';
import { entryKnown } from './entryKnown.ts';
import { rowsOf } from './rowsOf.ts';
import type { Seen } from './Sight.ts';
import { see } from './see.ts';
import { caseTable, type Table, tables } from './tables.ts';
import { tagged } from './tagged.ts';
import { isSameSight, type Making } from './twinOf.ts';
import type { Row, World } from './World.ts';

const agencies = ['environment', 'police', 'procuratorate', 'court'] as const;
const ranks = [0, 10, 20, 30, 50, 60, 70, 80, 82, 84, 85, 90, 100, 110, 120, 150] as const;
const divisions = ['370302', '370303', '370300', '440300'] as const;

/** Changes states, takes records away and adds others, as far as the reader sees nothing of it. */
export function steerOtherwise(bundle: World, seen: Seen, making: Making): World {
  const { persona, random } = making;
  let made = bundle;
  const entering = entryKnown(persona, bundle, seen);
  const attempt = (candidate: World) => {
    if (!isSameSight(see(persona, candidate), seen)) return;
    if (entryKnown(persona, candidate, seen) === entering) made = candidate;
  };
  const isSeen = (table: Table, row: Row) =>
    seen.get(table.type)?.get(String(row.id))?.row.version === row.version;
  for (const table of tables) {
    const change = (rows: (before: readonly Row[]) => readonly Row[]) =>
      attempt(new Map([...made, [table.table, rows(rowsOf(made, table.table))]]));
    for (const row of rowsOf(bundle, table.table)) {
      // The history of a record that the reader sees shows its earlier versions.
      if (row.superseded_at != null && seen.get(table.type)?.has(String(row.id))) continue;
      const steered = random.chance(0.6) ? steering(table, row, random) : {};
      if (Object.keys(steered).length > 0) {
        change((rows) => rows.map((one) => (one === row ? { ...one, ...steered } : one)));
      }
      if (table.kind !== 'record') continue;
      if (!isSeen(table, row) && random.chance(0.3))
        change((rows) =>
          rows.filter(({ id, version }) => id !== row.id || version !== row.version),
        );
      else if (random.chance(0.2))
        change((rows) => [
          ...rows,
          { ...row, ...steering(table, row, random), id: tagged(String(row.id), random) },
        ]);
    }
  }
  return made;
}

/** Other values of a few columns on which rights depend. */
function steering(table: Table, row: Row, random: Random): Row {
  const some = (values: Row) =>
    Object.fromEntries(Object.entries(values).filter(() => random.chance(0.4)));
  const bits = random.integer(0, publicPenaltyBit * 2 - 1);
  const progress = { stage_rank: random.pick(ranks), indicator_bits: bits };
  if (table === caseTable) {
    const participants = random.chance(0.5) ? [] : ['police-370302', 'court-370300'];
    return some({ ...progress, participants, division_code: random.pick(divisions) });
  }
  if (table.kind === 'party') {
    const minor = random.pick([true, false, null]);
    return some({
      ...progress,
      minor,
      provided_by: random.pick(agencies),
      kind: random.pick(['NATURAL', 'LEGAL']),
    });
  }
  const level = random.pick(['PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION']);
  const audience = random.pick([null, [], ['police'], ['court-370303']]);
  return {
    ...some({
      owner_organ_id: `${table.agency}-${random.pick(divisions)}`,
      division_code: random.pick(divisions),
      addressees: random.pick([null, [], ['police-370302'], ['police-370303']]),
      disclosure: random.pick(['PROACTIVE', 'NONE', null]),
      party_id: random.chance(0.5) ? null : row.party_id,
      party_ids: random.chance(0.5) ? null : row.party_ids,
      decided_at: `2025-0${random.integer(1, 9)}-02T10:00:00+08:00`,
      late_days: random.integer(0, 90),
    }),
    ...(random.chance(0.3) && {
      marking_level: level,
      marking_audience: audience,
      marked: level === 'INVESTIGATION' || audience !== null,
    }),
  };
}
