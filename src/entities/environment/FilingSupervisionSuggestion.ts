import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { notBefore } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ } from '../kinds/reference.ts';
import { structs } from '../kinds/struct.ts';
import { checklist } from './checklist.ts';
import { SuggestionEnclosure } from './SuggestionEnclosure.ts';

/** What 17号 Art. 13 asks to enclose for each ground, besides letter and case material. */
const proofOf: ReadonlyMap<unknown, string> = new Map([
  ['OVERDUE_NO_DECISION', 'OVERDUE_PROOF'],
  ['NO_FILING', 'NO_FILING_NOTICE'],
  ['RECONSIDERATION_UPHELD', 'RECONSIDERATION_DECISION'],
  ['WITHDRAWN_AFTER_FILING', 'WITHDRAWAL_NOTICE'],
]);

/** Suggestion that the procuratorate supervise the filing 建议立案监督 (17号 Art. 12, 13, 34(1)). */
@Feed('environment', {
  description:
    'The bureau’s suggestion that the procuratorate supervise the filing of a case (环环监〔2017〕17号 Art. 12, 13, 34(1)). 建议人民检察院进行立案监督',
  decided: 'sentAt',
  number: 'suggestionNo',
  rules: [
    checklist('enclosures', ({ ground }) => {
      const proof = proofOf.get(ground);
      return ['SUGGESTION_LETTER', 'CASE_MATERIAL', ...(proof === undefined ? [] : [proof])];
    }),
    notBefore('procuratorateReceiptAt', 'sentAt'),
  ],
})
export class FilingSupervisionSuggestion extends FeedRecord {
  @Cell(documentNo('ENVIRONMENT_OTHER'), 'Number of the suggestion. 立案监督建议书文号', {
    required: true,
  })
  suggestionNo?: string;

  @Cell(
    choice('SuggestionGround', {
      REFUSED_TO_ACCEPT: 'The police refused to accept the case. 公安机关拒不受理',
      OVERDUE_NO_DECISION: 'No decision within the time limit. 逾期未作出是否立案决定',
      NO_FILING: 'Disagreement with the decision not to file. 不服不予立案决定',
      RECONSIDERATION_UPHELD: 'Reconsideration upheld that decision. 不服复议决定',
      WITHDRAWN_AFTER_FILING: 'Withdrawn after filing. 不服立案后撤销案件决定',
    }),
    'Ground (17号 Art. 12; 淄环发〔2022〕71号 三(四)). 建议理由',
    { required: true },
  )
  ground?: string;

  @Cell(
    structs(() => SuggestionEnclosure),
    'Checklist of enclosures (17号 Art. 13). 附送材料',
    {
      required: true,
    },
  )
  enclosures?: readonly SuggestionEnclosure[];

  @Cell(dateTime(), 'When the suggestion was sent. 发出时间', { notNull: true })
  sentAt?: string;

  @Cell(organ('procuratorate'), 'Procuratorate that it goes to. 受理检察院', { required: true })
  targetProcuratorateId?: string;

  @Cell(dateTime(), 'When the procuratorate received it. 检察院签收时间')
  procuratorateReceiptAt?: string;
}
