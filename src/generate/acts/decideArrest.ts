import { type Affair, idKnown } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

interface Decided {
  readonly suspect: PartyDraft;
  /** Left out where the procuratorate decides of its own accord, after the referral. */
  readonly request: Happening | undefined;
  readonly approved: boolean;
  readonly nth?: number;
}

/** The procuratorate approves an arrest or does not (ArrestDecision 批准逮捕、不批准逮捕). */
export function decideArrest(
  { story, offence }: Affair,
  at: number,
  { suspect, request, approved, nth = 0 }: Decided,
  details: Values = {},
): Happening | undefined {
  const { random } = story;
  const reasonKind = random.pick(['NO_DANGER', 'NO_DANGER', 'INSUFFICIENT_EVIDENCE', 'NO_CRIME']);
  const told = story.later(at, 0);
  return story.tell({
    feed: 'ArrestDecision',
    at,
    known: told,
    parties: [suspect],
    values: (entered) => ({
      requestId: idKnown(request, entered),
      result: approved ? 'APPROVED' : 'NOT_APPROVED',
      docNo: numberOf(story, approved ? 'arrest' : 'nonArrest', at, nth),
      charges: [offence.charge],
      ...(approved
        ? {}
        : {
            reasonKind,
            supplementOutline:
              reasonKind === 'INSUFFICIENT_EVIDENCE'
                ? '补充查明污染物来源、数量及主观明知。'
                : undefined,
          }),
      resultNoticeToPoliceAt: stampOf(told),
      legalBasis: ['CPL 90', 'PRR 284'],
      ...details,
    }),
  });
}
