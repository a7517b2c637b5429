import { enclosureKinds } from '../../entities/environment/EnclosureItem.ts';
import { type Affair, idKnown, reached } from '../Affair.ts';
import { dayOf, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

interface Transferred {
  readonly suspects: readonly PartyDraft[];
  readonly penalty: Happening | undefined;
  readonly approved?: boolean;
}

/** The head of the bureau decides on a transfer to the police (CrimeTransfer 案件移送). */
export function transfer(
  affair: Affair,
  at: number,
  { suspects, penalty, approved = true }: Transferred,
  details: Values = {},
): Happening | undefined {
  const { story, offence, facts } = affair;
  const { random, district } = story;
  const { police, procuratorate } = district.offices;
  const sentAt = story.later(at, random.chance(0.9) ? 0 : 1);
  const copiedAt = story.later(sentAt, 0);
  return story.tell({
    feed: 'CrimeTransfer',
    at,
    known: approved ? copiedAt : at,
    parties: suspects,
    values: (entered) => ({
      reportReceivedAt: stampOf(at - random.integer(2, 70) * 3_600_000),
      approvalDecision: approved ? 'APPROVE' : 'REFUSE',
      approver: '局长',
      charges: [offence.charge],
      mainBasis: dayOf(at) < '2023-08-15' ? '法释〔2016〕29号第一条' : '法释〔2023〕7号第一条',
      lawfulSubject: true,
      lawfulEvidence: approved,
      handlers: ['承办人一', '承办人二'].map((name) => ({ name, contact: '0533-0000000' })),
      caseBrief: facts,
      enclosures: enclosureKinds.map((kind) =>
        kind !== 'ITEM_LIST' || random.chance(0.7)
          ? { kind, present: true }
          : { kind, present: false, reason: '本案无涉案物品' },
      ),
      penaltyDecisionAttached: penalty !== undefined,
      legalBasis: ['A17 5', 'A17 6', 'A310 3'],
      ...(approved
        ? {
            transferNo: numberOf(story, 'transfer', at),
            sentAt: stampOf(sentAt),
            receivingPoliceId: police.organId,
            copyToProcuratorateAt: stampOf(copiedAt),
            copyToProcuratorateId: procuratorate.organId,
            penaltyIds: penalty && idKnown(penalty, entered) ? [penalty.id] : undefined,
            originalsOrCopies: 'ORIGINALS',
            itemsList: random.chance(0.3) ? [item(affair)] : undefined,
            receipt: reached(sentAt, entered) && {
              receivedAt: stampOf(sentAt),
              receiver: '受案民警',
              slipNo: `回执${random.integer(1, 999)}`,
            },
          }
        : { refusalReason: '现有证据不足以证明涉嫌犯罪，继续行政调查。' }),
      ...details,
    }),
  });
}

function item({ story: { random } }: Affair): Values {
  return {
    name: '涉案运输车辆及槽罐',
    quantity: random.integer(1, 3),
    unit: '台',
    storagePlace: '示例暂扣场',
    dangerous: random.chance(0.4),
  };
}
