import { type Affair, reached } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening } from '../Story.ts';

const grounds = ['NO_CRIME', 'MINOR', 'MINOR', 'MINOR', 'TIME_BARRED', 'DEATH', 'OTHER'];

/** The police withdraw a case that they had filed (CaseWithdrawal 立案后撤销案件). */
export function withdrawCase({ story }: Affair, at: number): Happening | undefined {
  const { random } = story;
  const noticed = story.later(at, random.integer(0, 2));
  const returned = story.later(noticed, random.integer(0, 3));
  return story.tell({
    feed: 'CaseWithdrawal',
    at,
    known: noticed,
    values: (entered) => ({
      decisionNo: numberOf(story, 'withdrawal', at),
      ground: random.pick(grounds),
      reasons: '经侦查，依法不应追究刑事责任，决定撤销案件。',
      noticeToEnvironmentAt: stampOf(noticed),
      copyToProcuratorateAt: stampOf(noticed),
      fileReturnedAt: reached(returned, entered),
      legalBasis: ['A17 9', 'PSBR 186'],
    }),
  });
}
