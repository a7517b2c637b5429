import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell } from '../Cell.ts';
import { agency } from '../kinds/agency.ts';
import { listOf } from '../kinds/code.ts';
import { date } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { integer } from '../kinds/number.ts';
import { progress } from '../kinds/progress.ts';
import { key, reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';
import { Node } from '../Node.ts';
import { WithheldField } from '../WithheldField.ts';
import { Party } from './Party.ts';
import { RecordPointer } from './RecordPointer.ts';

const byHub = { entered: false } as const;

/** The spine that joins the records of all agencies (案件). */
@Entity({ schema: 'coordination', name: 'case' })
@ObjectType('Case', {
  implements: Node,
  description: 'One case as all agencies know it, joining their records. 案件',
})
export class Case {
  @Cell(reference(), 'Id of the case, a UUID. 案件编号', { ...byHub, primary: true })
  id!: string;

  @Cell(text(40), 'Hub case number H-{division}-{year}-{sequence}-{check}. 平台统一案件号', {
    ...byHub,
    notNull: true,
  })
  hubCaseNo!: string;

  @Cell(key(6), 'Division of the act (GB/T 2260). 行政区划', { ...byHub, notNull: true })
  divisionCode!: string;

  @Cell(text(100), 'Name of the case. 案件名称', byHub)
  name?: string;

  @Cell(date(), 'Day of the first act. 立案日期', { ...byHub, notNull: true })
  openedOn!: string;

  @Cell(agency(), 'Agency whose record opened the case. 首录机关', { ...byHub, notNull: true })
  originAgency!: string;

  @Cell(integer(), 'How far the case has come, 0 to 15. 阶段序号', {
    ...byHub,
    derive: progress.stageNumberSql,
  })
  stageNumber?: number;

  @Cell(progress.stage(), 'How far the case has come: its furthest suspect. 阶段', {
    ...byHub,
    derive: progress.stageSql,
  })
  stage?: string;

  @Cell(progress.indicators(), 'What has been done in the case. 办理情况', {
    ...byHub,
    derive: progress.indicatorsSql,
  })
  indicators?: readonly string[];

  @Cell(flag(), 'Sealed: so is every suspect in it', { internal: true })
  sealed?: boolean;

  @Cell(integer(), 'Stage rank', { internal: true, notNull: true })
  stageRank!: number;

  @Cell(integer(), 'Indicators as bits', { internal: true, notNull: true })
  indicatorBits!: number;

  @Cell(listOf(text(40)), 'Organs that take part', { internal: true, notNull: true })
  participants!: readonly string[];

  @Field(() => [Party], { description: 'Persons and units in the case. 当事人' })
  parties!: readonly Party[];

  @Field(() => [RecordPointer], {
    description: 'Records of the case that their providers keep to named readers. 存在性提示',
  })
  pointers!: readonly RecordPointer[];

  @Field(() => [WithheldField], {
    description: 'The fields that you are not shown. 不予显示的字段',
  })
  withheld!: readonly WithheldField[];
}
