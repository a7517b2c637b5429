import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { expectedIf, is } from '../FeedRule.ts';
import { choice } from '../kinds/choice.ts';
import { listOf } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** What the bureau hands in on a request to complete a transfer 补正、补充调查材料移送 (17号 Art. 8). */
@Feed('environment', {
  description:
    'What the bureau hands in when the police ask it to complete a transfer, or why it cannot (环环监〔2017〕17号 Art. 8). 补正、补充调查材料移送',
  decided: 'deliveredAt',
  number: 'deliveryNo',
  plural: 'SupplementDeliveries',
  rules: [
    expectedIf(
      'explanation',
      is('outcome', 'IMPOSSIBLE'),
      'What cannot be completed is explained in writing (17号 Art. 8).',
      '无法补充的，应当书面说明（17号第八条）。',
    ),
  ],
})
export class SupplementDelivery extends FeedRecord {
  @Cell(
    choice('SupplementOutcome', {
      COMPLETE: 'All that was asked for. 补充完毕',
      PARTIAL: 'A part of it; the rest is explained. 部分补充',
      IMPOSSIBLE: 'Nothing, for the reasons explained. 无法补充',
    }),
    'How far the request was met. 补充情况',
    { required: true },
  )
  outcome?: string;

  @Cell(dateTime(), 'When it was handed to the police. 移送时间', { notNull: true })
  deliveredAt?: string;

  @Cell(documentNo('ENVIRONMENT_OTHER'), 'Number of the covering letter. 补充材料函文号')
  deliveryNo?: string;

  @Cell(organ('police'), 'Police organ that asked. 要求补充的公安机关', { required: true })
  toPoliceId?: string;

  @Cell(listOf(text(500)), 'What is handed in, point by point. 补充材料清单')
  items?: readonly string[];

  @Cell(text(2000), 'Why something cannot be completed. 无法补充的说明')
  explanation?: string;
}
