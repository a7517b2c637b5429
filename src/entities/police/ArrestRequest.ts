import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { notBefore } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** Request to approve the arrest of one suspect 提请批准逮捕 (17号 Art. 34(2)). */
@Feed('police', {
  description:
    'The police’s request that the arrest of one suspect be approved (环环监〔2017〕17号 Art. 34(2)). 提请批准逮捕',
  decided: 'requestedAt',
  number: 'requestNo',
  perSuspect: true,
  rules: [notBefore('requestedAt', 'detainedAt')],
})
export class ArrestRequest extends FeedRecord {
  @Cell(documentNo('POLICE'), 'Number of the request. 提请批准逮捕书文号', { required: true })
  requestNo?: string;

  @Cell(dateTime(), 'When approval was requested. 提请时间', { notNull: true })
  requestedAt?: string;

  @Cell(dateTime(), 'When the suspect was detained. 刑事拘留时间', { investigation: true })
  detainedAt?: string;

  @Cell(chargeNames(), 'Charges by their names. 罪名', { required: true })
  charges?: readonly string[];

  @Cell(text(10_000), 'Facts of the case in brief. 案情简介', {
    required: true,
    investigation: true,
  })
  caseBrief?: string;

  @Cell(organ('procuratorate'), 'Procuratorate that is asked. 受理检察院', { required: true })
  toProcuratorateId?: string;
}
