import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { expected, notBefore } from '../FeedRule.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { integer, yuan } from '../kinds/number.ts';
import { struct } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { Appeal } from './Appeal.ts';
import { JudgmentSummary } from './JudgmentSummary.ts';
import { judgmentRules } from './judgmentRules.ts';

/** Criminal judgment on one defendant 刑事判决 (淄环发〔2022〕71号 三(四)4, 三(六)). */
@Feed('court', {
  description: 'The court’s judgment on one defendant (淄环发〔2022〕71号 三(四)4, 三(六)). 判决',
  decided: 'pronouncedAt',
  number: 'caseNo',
  perSuspect: true,
  rules: [
    ...judgmentRules,
    expected(
      'noticeToEnvironmentAt',
      'The court tells the environment bureau the result (淄环发〔2022〕71号 三(四)4).',
      '应当将判决结果告知环保部门。',
    ),
    expected(
      'noticeToPoliceAt',
      'The court tells the police the result (淄环发〔2022〕71号 三(四)4).',
      '应当将判决结果告知公安机关。',
    ),
    notBefore('noticeToEnvironmentAt', 'pronouncedAt'),
    notBefore('noticeToPoliceAt', 'pronouncedAt'),
  ],
})
export class Judgment extends JudgmentSummary {
  @Cell(
    struct(() => Appeal),
    'Appeal or protest. 上诉、抗诉',
  )
  appeal?: Appeal;

  @Cell(yuan(), 'Administrative fine set off against the criminal fine, in yuan. 折抵罚金（元）')
  setOffFine?: number;

  @Cell(integer(), 'Days of administrative detention set off against the term. 折抵刑期（日）')
  setOffDetentionDays?: number;

  @Cell(flag(), 'Tried under summary procedure. 适用简易程序')
  simpleProcedure?: boolean;

  @Cell(text(500), 'Address of the judgment on the court’s own site. 裁判文书网址')
  documentUrl?: string;

  @Cell(dateTime(), 'When the environment bureau was told the result. 告知环保部门时间')
  noticeToEnvironmentAt?: string;

  @Cell(dateTime(), 'When the police were told the result. 告知公安机关时间')
  noticeToPoliceAt?: string;
}
