import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expected, notBefore } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { listOf } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { organ } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** Transfer to the bureau for administrative handling 移送行政处理 (17号 Art. 17). */
@Feed('police', {
  description:
    'The police’s transfer of a case to the bureau for administrative handling (环环监〔2017〕17号 Art. 17). 移送行政处理',
  decided: 'sentAt',
  rules: [
    expected(
      'copyToProcuratorateAt',
      'The transfer is copied to the procuratorate (17号 Art. 17).',
      '应当抄送人民检察院。',
    ),
    notBefore('copyToProcuratorateAt', 'sentAt'),
  ],
})
export class ReverseTransfer extends FeedRecord {
  @Cell(
    choice('ReverseTransferGround', {
      NO_CRIME: 'There is no crime. 没有犯罪事实',
      MINOR: 'Obviously minor, no criminal liability. 犯罪情节显著轻微，不需要追究刑事责任',
    }),
    'Ground (17号 Art. 17). 移送理由',
    { required: true },
  )
  ground?: string;

  @Cell(organ('environment'), 'Bureau that is to handle it. 接收环保部门', { required: true })
  toEnvironmentId?: string;

  @Cell(dateTime(), 'When the case was sent. 移送时间', { notNull: true })
  sentAt?: string;

  @Cell(dateTime(), 'When it was copied to the procuratorate. 抄送检察院时间')
  copyToProcuratorateAt?: string;

  @Cell(listOf(text(200)), 'Files handed over. 移送材料', { required: true })
  files?: readonly string[];
}
