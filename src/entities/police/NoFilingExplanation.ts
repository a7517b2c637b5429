import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** Reasons for not filing, given to the procuratorate 说明不立案理由 (刑诉规则 Art. 560; 17号 Art. 15). */
@Feed('police', {
  description:
    'The reasons for not filing a case, or for not having decided in time, which the police give the procuratorate within 7 days (人民检察院刑事诉讼规则 Art. 560, 562). 说明不立案理由',
  decided: 'explainedAt',
  number: 'explanationNo',
})
export class NoFilingExplanation extends FeedRecord {
  @Cell(dateTime(), 'When the reasons were given. 说明理由时间', { notNull: true })
  explainedAt?: string;

  @Cell(documentNo('POLICE'), 'Number of the letter. 不立案理由说明书文号')
  explanationNo?: string;

  @Cell(text(4000), 'The reasons. 不立案理由', { required: true })
  reasons?: string;

  @Cell(organ('procuratorate'), 'Procuratorate that required them. 要求说明理由的检察院', {
    required: true,
  })
  toProcuratorateId?: string;
}
