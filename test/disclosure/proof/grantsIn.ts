import type { Random } from '../../../src/generate/Random.ts';
import { rowsOf } from './rowsOf.ts';
import { caseTable, partyTable, recordTables } from './tables.ts';
import { tagged } from './tagged.ts';
import type { Row, World } from './World.ts';

export const requests = 'coordination.access_request';
/** The bit of the indicator CLOSED (domain.md 5.4): what was granted of records ends with the case. */
const closedBit = 1 << 7;

const organs = ['environment', 'police', 'procuratorate', 'court'].flatMap((agency) =>
  ['370303', '370300'].map((division) => `${agency}-${division}`),
);

/** Requests for access, granted, refused, open and ended. */
export function grantsIn(world: World, random: Random): readonly Row[] {
  const cases = rowsOf(world, caseTable.table).map((row): { row: Row; kind: string } => ({
    row: { ...row, case_id: row.id, owner_organ_id: random.pick(organs) },
    kind: 'Case',
  }));
  const records = recordTables.flatMap(({ table, type }) =>
    rowsOf(world, table).map((row) => ({ row, kind: type })),
  );
  const asked = [...cases, ...records].filter(() => random.chance(0.15));
  return asked.map(({ row, kind }) => {
    const state = random.pick(['GRANTED', 'GRANTED', 'GRANTED', 'PENDING', 'REFUSED']);
    const until = random.pick(['2099-01-01T00:00:00+08:00', '2020-01-01T00:00:00+08:00']);
    return {
      id: tagged(String(row.id), random),
      subject_id: row.id,
      subject_kind: kind,
      case_id: row.case_id,
      owner_organ_id: row.owner_organ_id,
      organ_id: random.pick(organs),
      purpose: 'CASE_HANDLING',
      reason: '需要核对案件材料',
      requested_by: 'someone',
      requested_at: '2026-11-01T00:00:00+08:00',
      state,
      until: state === 'GRANTED' ? until : null,
      answer: state === 'PENDING' ? null : '同意或不同意',
      decided_by: state === 'PENDING' ? null : 'someone',
      decided_at: state === 'PENDING' ? null : '2026-11-02T00:00:00+08:00',
      end_told: true,
    };
  });
}

/**
 * What an organ was granted and still holds: of records until the case is closed, of a sealed case
 * with the suspects who are sealed in it.
 */
export function grantedTo(organ: string, world: World): ReadonlySet<unknown> {
  const cases = new Map(rowsOf(world, caseTable.table).map((row) => [row.id, row]));
  const holding = (world.get(requests) ?? []).filter((one) => {
    const theCase = cases.get(one.case_id);
    if (one.organ_id !== organ || one.state !== 'GRANTED' || theCase === undefined) return false;
    const closed = (Number(theCase.indicator_bits) & closedBit) !== 0;
    return Date.parse(String(one.until)) > Date.now() && (one.subject_kind === 'Case' || !closed);
  });
  const unsealed = new Set(
    holding.filter((one) => one.subject_kind === 'Case').map((one) => one.case_id),
  );
  const sealed = rowsOf(world, partyTable.table).filter(
    (row) => row.sealed === true && unsealed.has(row.case_id),
  );
  return new Set([...holding.map((one) => one.subject_id), ...sealed.map(({ id }) => id)]);
}
