import type { Affair } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

interface Request {
  readonly suspect: PartyDraft;
  readonly detainedAt: number;
  readonly nth?: number;
}

/** The police ask that an arrest be approved (ArrestRequest 提请批准逮捕). */
export function requestArrest(
  { story, offence, facts }: Affair,
  at: number,
  { suspect, detainedAt, nth = 0 }: Request,
  details: Values = {},
): Happening | undefined {
  return story.tell({
    feed: 'ArrestRequest',
    at,
    parties: [suspect],
    values: () => ({
      requestNo: numberOf(story, 'arrestRequest', at, nth),
      detainedAt: stampOf(detainedAt),
      charges: [offence.charge],
      caseBrief: facts,
      toProcuratorateId: story.district.offices.procuratorate.organId,
      legalBasis: ['CPL 87'],
      ...details,
    }),
  });
}
