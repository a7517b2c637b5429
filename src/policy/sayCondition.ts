import { type Stage, stages } from '../codes/stages.ts';
import type { Condition } from '../db/projection/Condition.ts';
import { indicatorBit, publicPenaltyBit } from '../entities/kinds/progress.ts';

/** A condition in words, English and Chinese, for the documents that lawyers read. */
export function sayCondition(condition: Condition): string {
  switch (condition.is) {
    case 'always':
      return 'yes 是';
    case 'never':
      return '— 否';
    case 'from':
      return `from ${stageAt(condition.rank)} 起`;
    case 'ownOrgan':
      return 'own records 本单位录入';
    case 'openedBy':
      return `cases opened by ${condition.agency} 其首录案件`;
    case 'providedBy':
      return `named by ${condition.agency} 其提供`;
    case 'participates':
      return 'organ takes part in the case 参与办案单位';
    case 'addressed':
      return 'addressed to the organ 送达本单位';
    case 'unit':
      return 'units 单位当事人';
    case 'adult':
      return 'adults 成年人';
    case 'milestone':
      return condition.bits === publicPenaltyBit
        ? 'a penalty was made public 有已公开处罚'
        : 'someone was prosecuted 已提起公诉';
    case 'partyMilestone':
      return condition.bits === indicatorBit('JUDGMENT')
        ? 'once the party has been judged 判决后'
        : 'the person is named in the letter that the organ was sent 送达文书所列人员';
    case 'published':
      return 'made public by its provider 主动公开';
    case 'obliged':
      return 'own duties 本单位的期限';
    case 'rules':
      return `${condition.rules.join(', ')}:`;
    case 'unended':
      return 'not ended 未终结';
    case 'begunBy':
      return `beginning shown (${condition.feed}) 可见起算记录`;
    case 'endedBy':
      return `end shown (${condition.feed}) 可见终结记录`;
    case 'marked':
      return 'marking admits 标注允许';
    case 'noted':
      return 'confidentiality notes admit 保密说明允许';
    case 'unsealed':
      return 'not sealed 未封存';
    case 'not':
      return `not 非: ${sayCondition(condition.of)}`;
    case 'all':
      return condition.of.map(sayCondition).join(' and 且 ');
    case 'any':
      return condition.of.map(sayCondition).join(' or 或 ');
  }
}

function stageAt(rank: number): string {
  const names = Object.keys(stages).filter((name): name is Stage => Object.hasOwn(stages, name));
  const exact = names.find((name) => stages[name].rank === rank);
  if (exact !== undefined) return `${exact} (${stages[exact].en} ${stages[exact].zh})`;
  return `the decision in S${Math.floor(rank / 10)} 决定作出后`;
}
