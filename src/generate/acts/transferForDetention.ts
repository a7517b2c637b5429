import { type Affair, idKnown } from '../Affair.ts';
import { dayOf, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft } from '../Story.ts';

/** The bureau transfers persons for administrative detention (DetentionTransfer 移送适用行政拘留). */
export function transferForDetention(
  affair: Affair,
  at: number,
  penalty: Happening,
  persons: readonly PartyDraft[],
): Happening | undefined {
  const { story, offence, facts } = affair;
  const sentAt = story.later(at, story.random.integer(0, 3));
  return story.tell({
    feed: 'DetentionTransfer',
    at,
    known: sentAt,
    parties: persons,
    values: (entered) => ({
      approvalFormNo: numberOf(story, 'detentionTransfer', at),
      sentAt: stampOf(sentAt),
      receivingPoliceId: story.district.offices.police.organId,
      factPattern: offence.detention ?? 'FACILITY_ABNORMAL_OTHER',
      penaltyId: idKnown(penalty, entered),
      penaltyDecisionNo: penalty.stored.decisionNo,
      materialList: ['案件移送书', '案件调查报告', '涉案证据材料', '行政处罚决定书'],
      originalsDelivered: true,
      transferBasis: facts,
      transferSuggestion: '建议对直接负责的主管人员依法处以行政拘留。',
      legalBasis: dayOf(at) < '2026-08-15' ? ['EPL14 63', 'ADET 2'] : ['ECODE 1095', 'ADET 2'],
    }),
  });
}
