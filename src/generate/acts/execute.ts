import { type Affair, idKnown, isUnit } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { courtNumberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

interface Executed {
  readonly judgments: readonly Happening[];
  readonly convicts: readonly PartyDraft[];
  readonly concluded: boolean;
  readonly nth?: number;
}

/** The court has a judgment executed (Execution 执行). */
export function execute(
  { story }: Affair,
  at: number,
  { judgments, convicts, concluded, nth = 0 }: Executed,
  details: Values = {},
): Happening | undefined {
  const { police, court } = story.district.offices;
  const sum = (name: string) =>
    judgments.reduce((total, { stored }) => total + Number(stored[name] ?? 0), 0);
  const due = sum('fineYuan') + sum('unitFineYuan');
  const paid = concluded ? due : Math.round(due * story.random.fraction());
  const persons = convicts.some((party) => !isUnit(party));
  const state = concluded ? 'COMPLETED' : 'PARTIAL';
  return story.tell({
    feed: 'Execution',
    at,
    parties: convicts,
    values: (entered) => ({
      judgmentId: judgments.map((one) => idKnown(one, entered)).find((id) => id !== undefined),
      items: [
        ...(persons
          ? [
              {
                kind: 'CUSTODY',
                state: concluded ? 'COMPLETED' : 'ONGOING',
                organId: police.organId,
              },
            ]
          : []),
        ...(due > 0
          ? [{ kind: 'FINE', amountDue: due, amountPaid: paid, state, organId: court.organId }]
          : []),
        { kind: 'CASE_ITEMS', state },
      ],
      caseNo: courtNumberOf(story, '执', at, nth),
      concludedAt: concluded ? stampOf(at) : undefined,
      endOfEnforcement: !concluded && story.random.chance(0.3),
      legalBasis: ['CL 53', 'CPL 271'],
      ...details,
    }),
  });
}
