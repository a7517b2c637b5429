import { type Affair, reached } from '../Affair.ts';
import { daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

interface Filing {
  readonly filed: boolean;
  readonly suspects: readonly PartyDraft[];
  readonly limitClass?: 'NORMAL3' | 'VERIFY7' | 'MAJOR30';
  readonly nth?: number;
}

/** The police decide to file a case or not (FilingDecision 立案、不予立案). */
export function decideFiling(
  affair: Affair,
  at: number,
  { filed, suspects, limitClass = 'NORMAL3', nth = 0 }: Filing,
  details: Values = {},
): Happening | undefined {
  const { story, offence } = affair;
  const { random, district } = story;
  const noticed = story.later(at, random.integer(0, 2));
  const returned = story.later(noticed, random.integer(0, 2));
  return story.tell({
    feed: 'FilingDecision',
    at,
    known: noticed,
    parties: suspects,
    values: (entered) => ({
      limitClass,
      approver: limitClass === 'MAJOR30' ? '分管副局长' : undefined,
      noticeToEnvironmentAt: stampOf(noticed),
      copyToProcuratorateAt: stampOf(noticed),
      investigatingUnit: `${district.place}分局环食药侦大队`,
      leadOfficer: `警号${random.integer(100_000, 999_999)}`,
      legalBasis: ['A17 9', 'CPL 112'],
      ...(filed
        ? {
            result: 'FILED',
            decisionNo: numberOf(story, 'filing', at, nth),
            charges: [offence.charge],
          }
        : {
            result: 'NOT_FILED',
            decisionNo: numberOf(story, 'noFiling', at, nth),
            reasons: random.pick(refusals),
            fileReturnedAt: reached(returned, entered),
          }),
      ...details,
    }),
  });
}

const refusals = [
  '现有证据不足以证明已达到刑事追诉标准，决定不予立案。',
  '犯罪事实显著轻微，不需要追究刑事责任，决定不予立案。',
  '没有证据证明有犯罪事实发生，决定不予立案。',
];

/** How long the police may take to decide (17号 Art. 9): most cases are ordinary. */
export function filingLimit({ story }: Affair, accepted: number) {
  const { random } = story;
  const limitClass = random.pick([
    'NORMAL3',
    'NORMAL3',
    'NORMAL3',
    'VERIFY7',
    'VERIFY7',
    'MAJOR30',
  ] as const);
  const most = { NORMAL3: 3, VERIFY7: 7, MAJOR30: 30 }[limitClass];
  // One in twelve decisions comes after its limit.
  const days = random.chance(1 / 12) ? most + random.integer(1, 15) : random.integer(1, most);
  return { limitClass, at: story.later(daysAfter(accepted, 0), days) };
}
