import { lookUp } from '../../db/publication/lookUp.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { missing } from '../../entities/missing.ts';
import { HubError } from '../../errors.ts';
import { checkRow } from '../../policy/intake/checkRow.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { countLimit } from '../../policy/limits/countLimit.ts';
import { timeLimits } from '../../policy/timeLimits.ts';
import type { Act, Values } from '../../policy/transitions/Act.ts';
import { eventsAskedBy } from '../../policy/transitions/acts.ts';
import { checkAct, type Standing } from '../../policy/transitions/checkAct.ts';
import { Facts } from '../../policy/transitions/Facts.ts';
import { fillAct, ownTime } from '../../policy/transitions/fillAct.ts';
import type { Context } from '../Context.ts';
import { checkReason } from '../checkReason.ts';
import { assignParties } from '../publish/assignParties.ts';
import type { Draft } from '../publish/Draft.ts';
import { lookUpOf } from '../publish/lookUpOf.ts';
import type { RowResult } from '../publish/Published.ts';
import { isAnswered, isRevised, publish } from '../publish/publish.ts';

interface ActOf {
  readonly act: Act;
  readonly feed: FeedDefinition;
}

/** Two officers who act in a case at once: the second is judged by what the first did. */
const mostAttempts = 3;

/**
 * Does an act of the online way: judges it by what has happened in the case, fills in what goes
 * without saying, and publishes its record with all that follows in one transaction. The same key
 * with the same input gives the same receipt. Throws what `checkAct` and `publish` throw.
 */
export async function doAct(
  context: Context,
  of: ActOf,
  entered: Values,
  idempotencyKey: string,
): Promise<RowResult | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptAct(context, of, entered, idempotencyKey);
    } catch (error) {
      const crossed = isAnswered(error) || isRevised(error);
      if (attempt >= mostAttempts || !crossed) throw error;
    }
  }
}

async function attemptAct(
  context: Context,
  { act, feed }: ActOf,
  entered: Values,
  idempotencyKey: string,
): Promise<RowResult | undefined> {
  const { orphanReason, ...input } = entered;
  const late = typeof orphanReason === 'string' ? checkReason(orphanReason) : undefined;
  const raw = { row: checkRow(feed, input) };
  const request = { feed, idempotencyKey };
  const found = await lookUp(context.services.pool, context.intake, {
    ...lookUpOf([raw], { feed, keys: [idempotencyKey], closer: false }, context),
    events: [...new Set(eventsAskedBy(act))],
  });
  const [theCase] = found.cases;
  const facts = new Facts(found.events.filter(({ caseId }) => caseId === theCase?.id));
  const now = new Date();
  const dueAt = dueBy(context);
  const channel = context.reader.kind === 'OFFICER' ? 'MANUAL' : 'API';
  const filled = {
    ...(late !== undefined && { lateReason: late }),
    ...fillAct({ act, feed }, input, facts, { now, channel, dueAt }),
  };
  const row = checkRow(feed, filled);
  const place = { entered, orphan: false, answers: [] };
  const done = (standing: Pick<Standing, 'orphan' | 'answers'>) =>
    publish(context, {
      ...request,
      inputs: [filled],
      atomic: true,
      act: { ...place, name: act.name, ...standing },
    }).then(({ rows }) => rows[0]);
  // What was stored before is answered before, and a case that is not found is publishing's to say.
  const unclear = found.cases.length > 1 || (!theCase && (row.caseId ?? row.caseNumber));
  if (found.receipts.length > 0 || unclear) return done(place);
  const { login: enteredBy } = context.reader;
  const fresh = { contentHash: '', problems: [], partyIds: [], newParties: [] };
  const draft: Draft = { row, enteredBy, ...fresh };
  if (theCase !== undefined) draft.theCase = { ...theCase, isNew: false };
  assignParties([draft], found);
  const standing = checkAct(
    {
      ...{ act, dueAt, late: late !== undefined },
      values: row.values,
      at: ownTime(act, feed, row.values, now),
      partyIds: draft.partyIds,
      organId: context.reader.organId,
    },
    facts,
  );
  demand(act, row.values, facts);
  return done(standing);
}

/** What the act asks beyond its feed. */
function demand(act: Act, values: Values, facts: Facts): void {
  const problems: Problem[] = [
    ...(act.needs ?? [])
      .filter((field) => values[field] === undefined)
      .map((field) => ({ ...missing, field })),
    ...(act.demands?.(values, facts) ?? []),
  ];
  if (problems.length === 0) return;
  throw new HubError('INPUT_REJECTED', { count: problems.length, problems });
}

function dueBy({ services: { calendar, readings } }: Context) {
  return (rule: string, from: string): number => {
    const limit = timeLimits.find(({ id }) => id === rule);
    if (limit === undefined) throw new Error(`No time limit ${rule}`);
    return countLimit(limit, Date.parse(from), { calendar, readings }).dueAt;
  };
}
