import { type Affair, reached } from '../Affair.ts';
import { daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, Values } from '../Story.ts';

interface Supervision {
  readonly source: 'SUGGESTION' | 'SELF' | 'VICTIM';
  /** Whether the reasons of the police fail, so that they are told to file. */
  readonly fails: boolean;
  /** Whether the record waits for the outcome; else it tells of the beginning only. */
  readonly waits: boolean;
}

/** When the police are told to file: a week for their reply, then the review. */
export function noticeOfFilingAt(accepted: number): number {
  return daysAfter(accepted, 11);
}

/** When the police give the reasons that a supervision asked for. */
export function repliedAt({ stored }: Happening): number {
  return daysAfter(Date.parse(String(stored.requestedAt)), 5);
}

/** The procuratorate supervises police who did not file (FilingSupervision 监督立案). */
export function superviseFiling(
  { story }: Affair,
  at: number,
  { source, fails, waits }: Supervision,
  details: Values = {},
): Happening | undefined {
  const requested = story.later(at, 2);
  const replied = daysAfter(requested, 5);
  const notified = noticeOfFilingAt(at);
  return story.tell({
    feed: 'FilingSupervision',
    at,
    known: waits ? notified : requested,
    values: (entered) => ({
      source,
      targetPoliceId: story.district.offices.police.organId,
      requestReasonNo: numberOf(story, 'reasonRequest', requested),
      requestedAt: stampOf(requested),
      replyDueAt: stampOf(daysAfter(requested, 7)),
      policeReply: reached(replied, entered) && {
        at: stampOf(replied),
        reasons: '经审查，现有证据尚不能证明达到立案追诉标准。',
      },
      ...(notified <= entered ? conclusion(story, notified, fails) : {}),
      replyToEnvironmentAt: source === 'SUGGESTION' ? reached(notified, entered) : undefined,
      legalBasis: ['A17 15', 'PRR 557', 'PRR 561'],
      ...details,
    }),
  });
}

function conclusion(story: Affair['story'], at: number, fails: boolean): Values {
  if (!fails) return { conclusion: 'REASON_OK', agreesWithNoFiling: true };
  return {
    conclusion: 'REASON_FAILS',
    agreesWithNoFiling: false,
    noticeOfFilingNo: numberOf(story, 'noticeOfFiling', at),
    notifiedAt: stampOf(at),
    fileDueAt: stampOf(daysAfter(at, 15)),
  };
}
