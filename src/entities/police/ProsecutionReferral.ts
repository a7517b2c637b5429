import { Cell } from '../Cell.ts';
import { SeizedItemEntry } from '../environment/SeizedItemEntry.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ } from '../kinds/reference.ts';
import { structs } from '../kinds/struct.ts';

/** Referral of a case for prosecution 移送审查起诉 (17号 Art. 34(2)). */
@Feed('police', {
  description:
    'The police’s referral of a case to the procuratorate for prosecution (环环监〔2017〕17号 Art. 34(2)). 移送审查起诉',
  decided: 'referredAt',
  number: 'opinionNo',
})
export class ProsecutionReferral extends FeedRecord {
  @Cell(documentNo('POLICE'), 'Number of the opinion. 起诉意见书文号', { required: true })
  opinionNo?: string;

  @Cell(dateTime(), 'When the case was referred. 移送审查起诉时间', { notNull: true })
  referredAt?: string;

  @Cell(chargeNames(), 'Charges by their names. 罪名', { required: true })
  charges?: readonly string[];

  @Cell(flag(), 'Whether a unit is among the suspects (刑法 Art. 346). 单位犯罪', {
    required: true,
  })
  unitAsSuspect?: boolean;

  @Cell(
    structs(() => SeizedItemEntry),
    'Items that go with the case. 随案移送物品',
  )
  itemsWithCase?: readonly SeizedItemEntry[];

  @Cell(flag(), 'The suspects admit guilt and accept punishment. 认罪认罚', { required: true })
  pleaLeniency?: boolean;

  @Cell(organ('procuratorate'), 'Procuratorate that it goes to. 受理检察院', { required: true })
  toProcuratorateId?: string;
}
