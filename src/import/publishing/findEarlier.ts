import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { intakePass } from '../../policy/intakePass.ts';
import type { Services } from '../../resolvers/Context.ts';
import type { Plan, Step } from '../Plan.ts';

/** The case that an earlier run has put a line's records into, and the record that opened it. */
export interface EarlierCase {
  readonly caseId: string;
  readonly openedBy: string;
}

interface Earlier {
  readonly place: string;
  readonly caseId: string;
  readonly enteredAt: Date;
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
  const groups = Map.groupBy(planned, ({ step }) => `${step.feed.name}\n${step.owner.id}`);
  for (const members of groups.values()) {
    const [one] = members;
    if (one === undefined) continue;
    const { feed, owner } = one.step;
    const pass = intakePass({ ...owner, organId: owner.id });
    const { rows } = await queryWithPass<Earlier>(pool, pass, {
      text: `SELECT s.place, r.case_id AS "caseId", r.entered_at AS "enteredAt"
       FROM unnest($2::text[], $3::text[]) WITH ORDINALITY s(system, id, place)
       JOIN ${feed.agency}.${registry.model(feed.name).table} r
         ON r.owner_organ_id = $1 AND r.source_system = s.system
         AND r.source_record_id = s.id AND r.superseded_at IS NULL`,
      values: [
        owner.id,
        members.map(({ step }) => textOf(step, 'sourceSystem')),
        members.map(({ step }) => textOf(step, 'sourceRecordId')),
      ],
    });
    for (const { place, caseId, enteredAt } of rows) {
      const member = members[Number(place) - 1];
      if (member === undefined) continue;
      const before = found.get(member.plan);
      if (before !== undefined && before.enteredAt <= enteredAt) continue;
      found.set(member.plan, { caseId, openedBy: feed.name, enteredAt });
    }
  }
  return found;
}

function textOf({ input }: Step, field: string): string {
  const value = input[field];
  return typeof value === 'string' ? value.trim() : '';
}
