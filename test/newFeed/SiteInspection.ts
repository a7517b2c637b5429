import { Cell } from '../../src/entities/Cell.ts';
import { Feed } from '../../src/entities/Feed.ts';
import { FeedRecord } from '../../src/entities/FeedRecord.ts';
import { documentNo } from '../../src/entities/kinds/printed.ts';
import { text } from '../../src/entities/kinds/text.ts';

/** Record of a site inspection 现场检查记录 (17号 Art. 6). The first of the three files of a feed. */
@Feed('environment', {
  description: 'A record of a site inspection (环环监〔2017〕17号 Art. 6). 现场检查记录',
  number: 'inspectionNo',
})
export class SiteInspection extends FeedRecord {
  @Cell(documentNo('ENVIRONMENT_OTHER'), 'Number of the record. 文号', { required: true })
  inspectionNo?: string;

  @Cell(text(500), 'What was found. 检查发现', { required: true })
  finding?: string;
}
