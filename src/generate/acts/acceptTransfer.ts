import type { Affair } from '../Affair.ts';
import { daysAfter, stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, Values } from '../Story.ts';

/** What the police do with a file that has come in, besides accepting it (17号 Art. 8, 9). */
export type Handling = 'accepted' | 'supplemented' | 'forwarded' | 'returned';

/** The police receive a transferred case (TransferAcceptance 接受、补正、转送、退回). */
export function acceptTransfer(
  affair: Affair,
  at: number,
  handling: Handling = 'accepted',
): Happening | undefined {
  const { story } = affair;
  const next = story.later(at, 0);
  return story.tell({
    feed: 'TransferAcceptance',
    at,
    known: next,
    values: () => ({
      receiptNo: numberOf(story, 'acceptance', at),
      receiver: '受案民警',
      ...handlingOf(affair, handling, next),
      legalBasis: ['A17 7', 'A17 8', 'A17 9'],
    }),
  });
}

function handlingOf({ story: { district } }: Affair, handling: Handling, at: number): Values {
  switch (handling) {
    case 'accepted':
      return {};
    case 'supplemented': {
      const notifiedAt = stampOf(at);
      const dueAt = stampOf(daysAfter(at, 3));
      return { supplement: { kind: 'PAPERS', items: ['监测报告原件'], notifiedAt, dueAt } };
    }
    case 'forwarded': {
      const city = `${district.divisionCode.slice(0, 4)}00`;
      return { forward: { toPoliceId: `police-${city}`, at: stampOf(at) } };
    }
    case 'returned':
      return {
        returned: { at: stampOf(at), reason: '不属于公安机关管辖，依法应由主管部门处理。' },
      };
  }
}
