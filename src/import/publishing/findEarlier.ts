import type { Services } from '../../resolvers/Context.ts';
import type { Plan, Step } from '../Plan.ts';

/** The case that an earlier run has put a line's records into, and the record that opened it. */
export interface EarlierCase {
  readonly caseId: string;
  readonly openedBy: string;
}

/**
 * Looks the lines of a chunk up by their source records. Without this, a line whose first record was
 * refused once and passes now would open a second case.
 */
export async function findEarlier(
  { pool, registry }: Pick<Services, 'pool' | 'registry'>,
  plans: readonly Plan[],
): Promise<ReadonlyMap<Plan, EarlierCase>> {
  const planned = plans.flatMap((plan) => plan.steps.map((step) => ({ plan, step })));
  const found = new Map<Plan, EarlierCase & { readonly enteredAt: Date }>();
  for (const [feed, members] of Map.groupBy(planned, ({ step }) => step.feed.name)) {
    const { rows } = await pool.query<{ place: string; caseId: string; enteredAt: Date }>(
      `SELECT s.place, r.case_id AS "caseId", r.entered_at AS "enteredAt"
       FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY s(organ, system, id, place)
       JOIN ${registry.feed(feed).agency}.${registry.model(feed).table} r
         ON r.owner_organ_id = s.organ AND r.source_system = s.system
         AND r.source_record_id = s.id AND r.superseded_at IS NULL`,
      [
        members.map(({ step }) => step.owner.id),
        members.map(({ step }) => textOf(step, 'sourceSystem')),
        members.map(({ step }) => textOf(step, 'sourceRecordId')),
      ],
    );
    for (const { place, caseId, enteredAt } of rows) {
      const member = members[Number(place) - 1];
      if (member === undefined) continue;
      const before = found.get(member.plan);
      if (before !== undefined && before.enteredAt <= enteredAt) continue;
      found.set(member.plan, { caseId, openedBy: feed, enteredAt });
    }
  }
  return found;
}

function textOf({ input }: Step, field: string): string {
  const value = input[field];
  return typeof value === 'string' ? value.trim() : '';
}
