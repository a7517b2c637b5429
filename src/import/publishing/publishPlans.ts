import type { Services } from '../../resolvers/Context.ts';
import type { Plan, Row, Step } from '../Plan.ts';
import type { Outcome } from '../Report.ts';
import type { Entry } from './Entry.ts';
import { type EarlierCase, findEarlier } from './findEarlier.ts';
import type { Publisher } from './Publisher.ts';

export interface PlannedLine {
  readonly line: number;
  readonly plan: Plan;
}

/** Publishes the records of a chunk: the first of every line, then the second, as the procedure runs. */
export async function publishPlans(
  publisher: Publisher,
  services: Services,
  lines: readonly PlannedLine[],
  signal?: AbortSignal,
): Promise<readonly Outcome[]> {
  const plans = lines.map(({ plan }) => plan);
  const earlier = await findEarlier(
    services,
    plans.filter((plan) => plan.opening !== undefined),
  );
  const cases = new Map([...earlier].map(([plan, { caseId }]) => [plan, caseId]));
  const outcomes = lines.flatMap(({ line, plan }) =>
    plan.notes.map(({ feed, problem }): Outcome => {
      return { line, feed, stored: 'no', problems: [problem] };
    }),
  );
  const haveOwnCases = plans.every(({ opening, steps }) => opening || steps.length === 0);
  const deepest = Math.max(0, ...plans.map(({ steps }) => steps.length));
  for (let level = 0; level < deepest; level += 1) {
    const members = lines.flatMap(({ line, plan }) => {
      const step = plan.steps[level];
      if (step === undefined) return [];
      const entry: Entry = { step, input: inputOf(plan, step, cases.get(plan), earlier.get(plan)) };
      return [{ line, plan, entry }];
    });
    const results = await publisher.publish(
      members.map(({ entry }) => entry),
      { haveOwnCases, signal },
    );
    for (const { line, plan, entry } of members) {
      const result = results.get(entry);
      if (result === undefined) continue;
      if (result.caseId !== undefined && !cases.has(plan)) cases.set(plan, result.caseId);
      const { stored, problems } = result;
      outcomes.push({ line, feed: entry.step.feed.name, stored, problems });
    }
  }
  return outcomes;
}

/** The same input in every run, so that a repetition is known: who opened the case opens it again. */
function inputOf(
  { opening }: Plan,
  { feed, input }: Step,
  caseId: string | undefined,
  earlier: EarlierCase | undefined,
): Row {
  if (opening === undefined) return input;
  const opens = caseId === undefined || earlier?.openedBy === feed.name;
  return opens ? { ...input, opening } : { ...input, caseId };
}
