import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { stages } from '../../codes/stages.ts';
import { Cell } from '../Cell.ts';
import { choice, choices } from '../kinds/choice.ts';
import { date } from '../kinds/date.ts';
import { integer } from '../kinds/number.ts';
import { reference } from '../kinds/reference.ts';
import { listOf } from '../kinds/code.ts';
import { text } from '../kinds/text.ts';

/** What has been done in a case, each a bit: independent of one another (domain 5.4). */
export const indicatorNames = {
  ADMINISTRATIVE_FILING: 'Filed by the bureau. 行政立案',
  PENALTY: 'Penalised. 行政处罚',
  TRANSFER: 'Transferred to the police. 移送公安',
  POLICE_FILING: 'Filed by the police. 公安立案',
  ARREST: 'Arrest approved. 批准逮捕',
  PROSECUTION: 'Prosecuted. 提起公诉',
  JUDGMENT: 'Judged. 判决',
  CLOSED: 'Closed. 结案',
  REASONS_REQUIRED: 'The police were asked why they did not file. 要求说明不立案理由',
  REASONS_GIVEN: 'The police gave their reasons. 说明不立案理由',
  DETENTION: 'Administrative detention. 行政拘留',
} as const;

export type Indicator = keyof typeof indicatorNames;

/** The bit of an indicator. */
export function indicatorBit(indicator: Indicator): number {
  return 1 << Object.keys(indicatorNames).indexOf(indicator);
}

/**
 * S8 shows once arrest has been decided: that it was asked for is known to police and procuratorate
 * alone, from the request itself.
 */
const shownRank = (row: string) =>
  `CASE WHEN ${row}.stage_rank BETWEEN 80 AND 84 THEN 70 ELSE ${row}.stage_rank END`;

export const stageNumberSql = (row: string): string => `(${shownRank(row)}) / 10`;
export const stageSql = (row: string): string => `'S' || (${shownRank(row)}) / 10`;

export const indicatorsSql = (row: string): string => {
  const items = Object.keys(indicatorNames).map(
    (name, bit) => `CASE WHEN ${row}.indicator_bits & ${1 << bit} <> 0 THEN '${name}' END`,
  );
  return `array_remove(ARRAY[${items.join(', ')}], NULL)`;
};

const byHub = { entered: false } as const;

/** The spine that joins the records of all agencies (案件). */
@Entity({ schema: 'coordination', name: 'case' })
@ObjectType('Case', {
  description: 'One case as all agencies know it, joining their records. 案件',
})
export class Case {
  static readonly stageDescriptions = Object.fromEntries(
    Object.entries(stages).map(([name, { en, zh }]) => [name, `${en}. ${zh}`]),
  );

  @Cell(reference(), 'Id of the case, a UUID. 案件编号', { ...byHub, primary: true })
  id!: string;

  @Cell(text(40), 'Hub case number H-{division}-{year}-{sequence}-{check}. 平台统一案件号', {
    ...byHub,
    notNull: true,
  })
  hubCaseNo!: string;

  @Cell(text(6), 'Division of the act (GB/T 2260). 行政区划', { ...byHub, notNull: true })
  divisionCode!: string;

  @Cell(text(100), 'Name of the case. 案件名称', byHub)
  name?: string;

  @Cell(date(), 'Day of the first act. 立案日期', { ...byHub, notNull: true })
  openedOn!: string;

  @Cell(
    choice('Agency', {
      environment: 'Ecological-environment bureau. 生态环境部门',
      police: 'Public security organ. 公安机关',
      procuratorate: 'People’s procuratorate. 人民检察院',
      court: 'People’s court. 人民法院',
      coordination: 'Coordinating body. 牵头单位',
    }),
    'Agency whose record opened the case. 首录机关',
    { ...byHub, notNull: true },
  )
  originAgency!: string;

  @Cell(integer(), 'How far the case has come, 0 to 15. 阶段序号', {
    ...byHub,
    derive: stageNumberSql,
  })
  stageNumber?: number;

  @Cell(
    choice('CaseStage', Case.stageDescriptions, 'How far a case has come. 办案阶段'),
    'How far the case has come: its furthest suspect. 阶段',
    { ...byHub, derive: stageSql },
  )
  stage?: string;

  @Cell(choices('CaseIndicator', indicatorNames), 'What has been done in the case. 办理情况', {
    ...byHub,
    derive: indicatorsSql,
  })
  indicators?: readonly string[];

  @Cell(integer(), 'Stage rank', { internal: true, notNull: true })
  stageRank!: number;

  @Cell(integer(), 'Indicators as bits', { internal: true, notNull: true })
  indicatorBits!: number;

  @Cell(listOf(text(40)), 'Organs that take part', { internal: true, notNull: true })
  participants!: readonly string[];
}
