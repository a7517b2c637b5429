import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { flag } from '../kinds/flag.ts';
import { text } from '../kinds/text.ts';
import { Part } from '../Part.ts';

/** One line of the enclosures of a suggestion (建议立案监督材料, 17号 Art. 13). */
@ObjectType('SuggestionEnclosure', {
  description: 'One line of the enclosures of a suggestion (17号 Art. 13). 建议立案监督材料',
})
@InputType('SuggestionEnclosureInput')
export class SuggestionEnclosure {
  @Part(
    choice('SuggestionEnclosureKind', {
      SUGGESTION_LETTER: 'Letter of suggestion. 立案监督建议书',
      CASE_MATERIAL: 'Material of the case. 相关案件材料',
      NO_FILING_NOTICE: 'Notice of no filing with its reasons. 公安机关不予立案通知及说明理由材料',
      WITHDRAWAL_NOTICE:
        'Decision to withdraw the case with its reasons. 公安机关撤销案件决定及说明理由材料',
      RECONSIDERATION_DECISION: 'Reconsideration decision that upholds. 维持不予立案的复议决定书',
      OVERDUE_PROOF: 'Proof that no decision came in time. 公安机关逾期未作决定的证明材料',
      OTHER: 'Other material. 其他材料',
    }),
    'Kind of enclosure. 材料种类',
    { required: true },
  )
  kind?: string;

  @Part(flag(), 'Whether it is enclosed. 是否附送', { required: true })
  present?: boolean;

  @Part(text(500), 'Why it is not enclosed. 未附原因')
  reason?: string;
}
