import { HubError } from '../../errors.ts';
import { wordsOf } from '../limits/caseEvents.ts';
import type { Act, Step, Values } from './Act.ts';
import { type Fact, type Facts, precedes } from './Facts.ts';

/** An act as it is about to be recorded. */
export interface Attempt {
  readonly act: Act;
  readonly values: Values;
  /** When it was done. */
  readonly at: string;
  /** The suspects whom it concerns; none: the case. */
  readonly partyIds: readonly string[];
  readonly organId: string;
  /** Whether the predecessor is said to have been done outside the platform. */
  readonly late: boolean;
  /** When a limit ends that began at a time. */
  readonly dueAt: (rule: string, from: string) => number;
}

/** What an act that may be recorded answers, suspect by suspect; nothing: its predecessor is missing. */
export interface Standing {
  readonly orphan: boolean;
  readonly answers: readonly {
    readonly predecessorId: string;
    readonly partyId: string | undefined;
  }[];
}

/**
 * Whether the law leaves room for the act (domain 5.4). Throws PREDECESSOR_MISSING, ACT_DONE,
 * ACT_OVERTAKEN, ACT_PREMATURE, ACT_BEFORE_PREDECESSOR or NOT_ADDRESSEE, each with its article. Pure.
 */
export function checkAct(attempt: Attempt, facts: Facts): Standing {
  const suspects = attempt.partyIds.length > 0 ? attempt.partyIds : [undefined];
  const found = suspects.map((partyId) => ({
    partyId,
    predecessor: predecessorOf(attempt, facts.of(partyId)),
  }));
  return {
    orphan: found.some(({ predecessor }) => predecessor === 'missing'),
    answers: found.flatMap(({ partyId, predecessor }) =>
      typeof predecessor === 'object' ? [{ predecessorId: predecessor.recordId, partyId }] : [],
    ),
  };
}

type Predecessor = Fact | 'none' | 'missing';

function predecessorOf(attempt: Attempt, facts: Facts): Predecessor {
  const { act, values } = attempt;
  if (act.follows.length === 0) return first(attempt, facts);
  const steps = act.follows.filter(({ when }) => when === undefined || when(values));
  const [cause] = steps.flatMap((step) => {
    const fact = facts.last(step.event);
    return fact === undefined ? [] : [{ step, fact }];
  });
  if (cause !== undefined) return follow(attempt, facts, cause);
  if (act.unprompted?.(values, facts)) return 'none';
  barAny(attempt, facts);
  if (attempt.late) return 'missing';
  throw refusal('PREDECESSOR_MISSING', act, steps[0] ?? act.follows[0]);
}

function follow(
  { act, at, dueAt, organId }: Attempt,
  facts: Facts,
  { step, fact }: { readonly step: Step; readonly fact: Fact },
): Fact {
  const { by, past, unless = [] } = step;
  if (by === 'addressee' && !admits(fact.toOrgans, organId))
    throw refusal('NOT_ADDRESSEE', act, step);
  if (by === 'actor' && !admits(fact.organId && [fact.organId], organId)) {
    throw refusal('NOT_ADDRESSEE', act, step);
  }
  if (precedes(at, fact.at)) throw refusal('ACT_BEFORE_PREDECESSOR', act, step);
  for (const { events, code, article } of act.bars ?? []) {
    if (facts.after(fact, events) !== undefined) throw refusal(code, { ...act, article }, step);
  }
  if (facts.after(fact, unless) !== undefined) throw refusal('ACT_OVERTAKEN', act, step);
  if (past !== undefined && Date.parse(at) <= dueAt(past, fact.at)) {
    throw refusal('ACT_PREMATURE', act, step, { rule: past });
  }
  return fact;
}

/** Of an act that may begin a case: whether it has been done and nothing has made room since. */
function first({ act }: Attempt, facts: Facts): Predecessor {
  for (const { events, code, article, reopenedBy = [] } of act.bars ?? []) {
    const before = facts.last(...events);
    if (before === undefined) continue;
    const reopened = facts.after(before, reopenedBy);
    if (reopened === undefined) throw refusal(code, { ...act, article }, undefined);
    return reopened;
  }
  return 'none';
}

function barAny({ act }: Attempt, facts: Facts): void {
  for (const { events, code, article } of act.bars ?? []) {
    if (facts.has(...events)) throw refusal(code, { ...act, article }, undefined);
  }
}

/** An organ that is not known to be another one's is let through: the wall has let it into the case. */
function admits(organs: readonly string[] | null | undefined | '', organId: string): boolean {
  return !organs || organs.length === 0 || organs.includes(organId);
}

function refusal(
  code: HubError['code'],
  { name, article }: Pick<Act, 'name' | 'article'>,
  step: Step | undefined,
  more: Readonly<Record<string, string>> = {},
): HubError {
  const words = step === undefined ? { en: '', zh: '' } : wordsOf(step.event);
  return new HubError(code, {
    act: name,
    article: code === 'PREDECESSOR_MISSING' && step ? step.article : article,
    ...(step && { step: step.event, stepText: words.en, stepTextZh: words.zh }),
    ...more,
  });
}
