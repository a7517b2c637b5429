import { type Affair, idKnown } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, Values } from '../Story.ts';

/** The police decide on reconsideration (ReconsiderationDecision 复议). */
export function decideReconsideration(
  { story }: Affair,
  at: number,
  request: Happening,
  { files, ...details }: Values & { readonly files: boolean },
): Happening | undefined {
  const noticed = story.later(at, 1);
  return story.tell({
    feed: 'ReconsiderationDecision',
    at,
    known: noticed,
    values: (entered) => ({
      requestId: idKnown(request, entered),
      receivedAt: stampOf(Math.min(request.decided + 3_600_000, at)),
      result: files ? 'FILE' : 'UPHOLD',
      decisionNo: numberOf(story, 'reconsideration', at),
      noticeAt: stampOf(noticed),
      legalBasis: ['A17 11'],
      ...details,
    }),
  });
}
