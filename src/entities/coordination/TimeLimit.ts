import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell } from '../Cell.ts';
import { agency } from '../kinds/agency.ts';
import { choice } from '../kinds/choice.ts';
import { listOf } from '../kinds/code.ts';
import { date } from '../kinds/date.ts';
import { key } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';

/** A rule on time limits (办案期限), for reading; the law itself is in `policy/timeLimits.ts`. */
@Entity({ schema: 'coordination', name: 'time_limit' })
@ObjectType('TimeLimit', { description: 'A rule on time limits. 办案期限' })
export class TimeLimit {
  @Cell(key(60), 'Id of the rule, such as TL-17. 编号', { primary: true })
  id!: string;

  @Cell(text(200), 'Name. 名称（英文）', { notNull: true })
  name!: string;

  @Cell(text(200), 'Name in Chinese. 名称', { notNull: true })
  nameZh!: string;

  @Cell(
    choice('DayKind', {
      HOUR: 'Hours; they run on through holidays. 小时',
      NATURAL: 'Natural days. 自然日',
      WORKING: 'Working days. 工作日',
      MONTH: 'Months. 月',
    }),
    'How it is counted. 计算方式',
    { notNull: true },
  )
  dayKind!: string;

  @Cell(text(100), 'Length. 期限（英文）', { notNull: true })
  length!: string;

  @Cell(text(100), 'Length in Chinese. 期限', { notNull: true })
  lengthZh!: string;

  @Cell(agency(), 'Agency that owes it; null: any, or a party. 义务机关')
  obligedAgency?: string;

  @Cell(text(500), 'Instruments and articles. 法律依据', { notNull: true })
  article!: string;

  @Cell(listOf(text(60)), 'The mutations that meet it, acts of the online way first. 履行方式')
  acts?: readonly string[];

  @Cell(date('any'), 'First day on which it holds. 施行日期')
  validFrom?: string;

  @Cell(date('any'), 'Last such day; null: in force. 失效日期')
  validTo?: string;
}
