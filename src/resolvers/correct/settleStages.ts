import type { ClientBase } from 'pg';
import { type Milestone, milestoneOf } from '../../policy/milestones.ts';
import type { Context } from '../Context.ts';
import type { EnteredRecord } from '../publish/recordsOfCases.ts';
import type { Revised } from './Revised.ts';

interface Standing {
  readonly id: string;
  readonly stage_rank: number;
  readonly indicator_bits: number;
}

/**
 * Takes case and suspects to the stage that the records in force give, back as well: rights that an
 * erroneous record opened do not outlive it. What the record did not bring about stays as it is.
 */
export async function settleStages(
  client: ClientBase,
  { reader }: Pick<Context, 'reader'>,
  revised: Revised,
  records: readonly EnteredRecord[],
): Promise<void> {
  const { caseId, changedAt } = revised;
  const before = milestoneOf(revised.feed, revised.values);
  const inForce = records.filter(({ withdrawn }) => !withdrawn);
  const made = inForce.map(({ telling }) => ({
    parties: telling.partyIds,
    milestone: milestoneOf(telling.feed, telling.values),
  }));
  const { rows: cases } = await client.query<Standing & { division_code: string }>(
    'SELECT c.id, c.stage_rank, c.indicator_bits, c.division_code FROM coordination."case" c WHERE c.id = $1',
    [caseId],
  );
  const { rows: parties } = await client.query<Standing>(
    'SELECT p.id, p.stage_rank, p.indicator_bits FROM coordination.party p WHERE p.case_id = $1',
    [caseId],
  );
  const concerned = ({ id }: Standing) =>
    revised.partyIds.length === 0 || revised.partyIds.includes(id);
  const [theCase] = cases;
  if (theCase === undefined) return;
  const now = settled(
    theCase,
    before,
    made.map(({ milestone }) => milestone),
  );
  await client.query(
    `UPDATE coordination."case" c SET stage_rank = $2, indicator_bits = $3, participants =
       ARRAY(SELECT DISTINCT o FROM unnest(c.participants || $4::text[]) o ORDER BY o)
     WHERE c.id = $1 AND ((c.stage_rank, c.indicator_bits) <> ($2, $3) OR NOT c.participants @> $4::text[])`,
    [caseId, now.rank, now.bits, organsOf(inForce)],
  );
  for (const party of parties.filter(concerned)) {
    const own = made.filter((one) => one.parties.length === 0 || one.parties.includes(party.id));
    const stands = settled(
      party,
      before,
      own.map(({ milestone }) => milestone),
    );
    await client.query(
      `UPDATE coordination.party p SET stage_rank = $2, indicator_bits = $3
       WHERE p.id = $1 AND (p.stage_rank, p.indicator_bits) <> ($2, $3)`,
      [party.id, stands.rank, stands.bits],
    );
  }
  if (now.rank === theCase.stage_rank) return;
  await client.query(
    `INSERT INTO coordination.change_entry
       (kind, case_id, division_code, organ_id, stage_from, stage_to, changed_at)
     VALUES ('STAGE_REACHED', $1, $2, $3, $4, $5, $6)`,
    [caseId, theCase.division_code, reader.organId, theCase.stage_rank, now.rank, changedAt],
  );
}

function settled(
  { stage_rank: rank, indicator_bits: bits }: Standing,
  before: Milestone,
  made: readonly Milestone[],
): { rank: number; bits: number } {
  const kept = before.rank >= rank ? 0 : rank;
  return {
    rank: Math.max(kept, ...made.map((one) => one.rank)),
    bits: made.reduce((all, one) => all | one.bits, bits & ~before.bits),
  };
}

function organsOf(records: readonly EnteredRecord[]): readonly string[] {
  const organs = records.flatMap(({ telling: { values } }) =>
    Array.isArray(values.addressees) ? values.addressees.map(String) : [],
  );
  return [...new Set(organs)];
}
