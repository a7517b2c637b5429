import { type Affair, reached } from '../Affair.ts';
import { daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening } from '../Story.ts';

/** The procuratorate tells the bureau to transfer (TransferSupervision 监督移送). */
export function superviseTransfer(
  { story, offence }: Affair,
  at: number,
  /** When the bureau obeys, or undefined: then the police are told in writing. */
  executedAt: number | undefined,
): Happening | undefined {
  const { random, district } = story;
  const due = daysAfter(at, 3);
  const escalated = story.later(due, 2);
  return story.tell({
    feed: 'TransferSupervision',
    at,
    known: executedAt ?? escalated,
    values: (entered) => ({
      foundBy: random.pick(['PLATFORM', 'PLATFORM', 'REPORT', 'CAMPAIGN', 'OTHER']),
      inspectedFiles: random.chance(0.8),
      opinionNo: numberOf(story, 'transferOpinion', at),
      toEnvironmentId: district.offices.environment.organId,
      suspectedCharges: [offence.charge],
      reasons: '经审查案卷，违法行为涉嫌构成犯罪，应当移送公安机关。',
      dueAt: stampOf(due),
      executed: reached(executedAt, entered) && { at: reached(executedAt, entered) },
      ...(executedAt === undefined
        ? {
            escalation: {
              noticeToPoliceAt: stampOf(escalated),
              noticeNo: numberOf(story, 'policeLetter', escalated),
            },
            noticeToPoliceId: district.offices.police.organId,
          }
        : {}),
      legalBasis: ['A17 14'],
    }),
  });
}
