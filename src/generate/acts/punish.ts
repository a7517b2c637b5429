import { type Affair, basisOf, isUnit, reached } from '../Affair.ts';
import { dayOf, daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, Values } from '../Story.ts';

const yearDays = 365;

/** The bureau decides a penalty (AdministrativePenalty 行政处罚). */
export function punish(
  affair: Affair,
  at: number,
  { nth = 0, ...details }: Values & { readonly nth?: number } = {},
): Happening | undefined {
  const { story, offence, counterpart, head, facts } = affair;
  const { random } = story;
  const unit = isUnit(counterpart);
  const fine =
    Math.round((unit ? 2 + random.fraction() ** 3 * 98 : 0.2 + random.fraction() * 4) * 100) * 100;
  const gains = random.chance(0.12) ? random.integer(1, 80) * 1000 : undefined;
  const servedAt = story.later(at, random.integer(0, 4));
  const paidAt = story.later(servedAt, random.integer(0, 20));
  const { permitNo } = counterpart.values;
  const suspends = typeof permitNo === 'string' && random.chance(0.03);
  const parts = [`罚款人民币${fine}元`, ...(gains ? [`没收违法所得${gains}元`] : [])];
  return story.tell({
    feed: 'AdministrativePenalty',
    at,
    known: servedAt,
    parties: [counterpart],
    values: (entered) => ({
      counterpartName: counterpart.values.name,
      counterpartType: counterpart.values.kind,
      uscc: counterpart.values.uscc,
      legalRepName: counterpart.values.legalRepName,
      personIdNo: unit ? head?.values.idNo : counterpart.values.idNo,
      decisionNo: numberOf(story, 'penalty', at, nth),
      violationType: offence.violationType,
      facts,
      penaltyCategories: [
        'FINE',
        ...(gains ? ['CONFISCATE_GAINS'] : []),
        ...(suspends ? ['SUSPEND_PERMIT'] : []),
      ],
      content: `${parts.join('，')}。`,
      fineAmount: fine,
      confiscatedAmount: gains,
      licenceSuspended: suspends ? `排污许可证 ${permitNo}` : undefined,
      publicityDeadline: dayOf(daysAfter(at, yearDays)),
      collectiveDiscussion: fine >= 300_000 || random.chance(0.1),
      serious: random.chance(0.1),
      nearThreshold80: random.chance(0.04),
      belowMinimum: random.chance(0.02),
      penaltyCount: random.integer(1, 3),
      correctionOrder: {
        no: numberOf(story, 'correction', at),
        deadline: dayOf(daysAfter(at, 30)),
        done: random.chance(0.3),
      },
      hearing: fine >= 500_000 && random.chance(0.5),
      statementDefence: random.chance(0.2) ? '当事人提出陈述申辩，经复核未予采纳。' : undefined,
      dailyConsecutive: random.chance(0.02),
      restrictProduction: random.chance(0.05),
      servedAt: stampOf(servedAt),
      paidAt: reached(paidAt, entered),
      paidAmount: paidAt <= entered ? fine : undefined,
      enforcementState: paidAt <= entered ? 'VOLUNTARY' : 'PENDING',
      remedy: random.chance(0.03)
        ? { reconsideration: true, litigation: false, result: '审理中' }
        : undefined,
      legalBasis: basisOf(affair, at),
      disclosure: unit || random.chance(0.5) ? 'PROACTIVE' : 'NONE',
      ...details,
    }),
  });
}
