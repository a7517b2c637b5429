import { type Affair, idKnown } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import { numberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';

export type NonProsecution =
  | 'STATUTORY'
  | 'DISCRETIONARY'
  | 'INSUFFICIENT_EVIDENCE'
  | 'CONDITIONAL';

interface Decided {
  readonly suspect: PartyDraft;
  readonly referral: Happening | undefined;
  /** Of which kind, if the suspect is not prosecuted. */
  readonly spared?: NonProsecution | undefined;
  readonly nth?: number;
}

const grounds: Readonly<Record<NonProsecution, string>> = {
  STATUTORY: '没有犯罪事实，依法不起诉。',
  DISCRETIONARY: '犯罪情节轻微，已履行修复义务，依法不需要判处刑罚。',
  INSUFFICIENT_EVIDENCE: '经两次补充侦查，证据仍不足，不符合起诉条件。',
  CONDITIONAL: '未成年人，可能判处一年有期徒刑以下刑罚，有悔罪表现。',
};

/** The procuratorate prosecutes a suspect or does not (ProsecutionDecision 提起公诉、不起诉). */
export function decideProsecution(
  { story, offence }: Affair,
  at: number,
  { suspect, referral, spared, nth = 0 }: Decided,
  details: Values = {},
): Happening | undefined {
  const { random, district } = story;
  const told = story.later(at, random.integer(0, 2));
  const returns = random.pick([0, 0, 0, 1, 1, 2]);
  return story.tell({
    feed: 'ProsecutionDecision',
    at,
    known: spared === undefined ? at : told,
    parties: [suspect],
    values: (entered) => ({
      referralId: idKnown(referral, entered),
      returns,
      extensionDays: random.pick([0, 0, 15]),
      ...(spared === undefined
        ? {
            result: 'PROSECUTED',
            decisionNo: numberOf(story, 'indictment', at, nth),
            charges: [offence.charge],
            courtOrganId: district.offices.court.organId,
            sentencingAdvice: '建议判处有期徒刑并处罚金，可以适用缓刑。',
            attachedCivilLitigation: random.chance(0.15),
            legalBasis: ['CPL 176'],
          }
        : {
            result: 'NOT_PROSECUTED',
            decisionNo: numberOf(story, 'nonProsecution', at, nth),
            nonProsecutionKind: spared,
            ground: grounds[spared],
            noticeToEnvironmentAt: stampOf(told),
            legalBasis: ['CPL 177', 'A17 18'],
          }),
      ...details,
    }),
  });
}
