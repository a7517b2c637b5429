import { JudgmentSummary } from '../court/JudgmentSummary.ts';
import { judgmentRules } from '../court/judgmentRules.ts';
import { Feed } from '../Feed.ts';

/** Judgment as the procuratorate reports it 裁判结果 (17号 Art. 34(3)); read if the court has none. */
@Feed('procuratorate', {
  description:
    'The result of a judgment on one defendant, as the procuratorate reports it; read where the court has entered none (环环监〔2017〕17号 Art. 34(3)). 裁判结果',
  decided: 'pronouncedAt',
  number: 'caseNo',
  perSuspect: true,
  rules: judgmentRules,
})
export class ProcuratorateJudgmentNotice extends JudgmentSummary {}
