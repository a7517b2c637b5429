import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { Cell, type CellDefinition, cellsOf } from '../Cell.ts';
import { choice } from '../kinds/choice.ts';
import { date } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { integer } from '../kinds/number.ts';
import { idNumber, uscc } from '../kinds/printed.ts';
import { progress } from '../kinds/progress.ts';
import { key, reference } from '../kinds/reference.ts';
import { text } from '../kinds/text.ts';
import { Node } from '../Node.ts';
import { WithheldField } from '../WithheldField.ts';
import { Case } from './Case.ts';

const byHub = { entered: false } as const;

/** A person or unit in one case (当事人). Who it is may be known to fewer readers than that it is. */
@Entity({ schema: 'coordination', name: 'party' })
@ObjectType('Party', {
  implements: Node,
  description: 'A natural person, unit or sole trader in one case. 当事人',
})
export class Party {
  @Cell(reference(), 'Id of the party in this case. 当事人编号', { ...byHub, primary: true })
  id!: string;

  @Cell(reference(), 'Id of the case. 案件', { ...byHub, notNull: true })
  caseId!: string;

  @Field(() => Case, { nullable: true, description: 'The case. 案件' })
  case?: Case;

  @Cell(key(6), 'Division of the case (GB/T 2260). 行政区划', { ...byHub, notNull: true })
  divisionCode!: string;

  @Cell(
    choice('PartyKind', {
      NATURAL: 'Natural person. 自然人',
      LEGAL: 'Legal person. 法人',
      OTHER_ORG: 'Organisation without legal personality. 非法人组织',
      SELF_EMPLOYED: 'Sole trader. 个体工商户',
    }),
    'Kind of party. 当事人类别',
    { required: true, notNull: true },
  )
  kind!: string;

  @Cell(
    choice('PartyRole', {
      COUNTERPART: 'Counterpart of the administrative act. 行政相对人',
      SUSPECT: 'Suspect. 犯罪嫌疑人',
      DEFENDANT: 'Defendant. 被告人',
      VICTIM: 'Victim. 被害人',
      RESPONSIBLE_MANAGER: 'Manager directly in charge. 直接负责的主管人员',
      RESPONSIBLE_PERSON: 'Other person directly responsible. 其他直接责任人员',
      INVESTOR: 'Investor. 出资者',
      OPERATOR: 'Operator. 经营者',
      BENEFICIARY: 'Actual beneficiary. 实际获利者',
    }),
    'Role in the case. 角色',
  )
  role?: string;

  @Cell(text(200), 'Name of the person or unit. 姓名或名称', { mask: 'personName' })
  name?: string;

  @Cell(flag(), 'Whether the identity is not known; then a name is not asked. 身份不明')
  identityUnknown?: boolean;

  @Cell(
    choice('IdType', {
      RESIDENT: 'Resident identity card. 居民身份证',
      PASSPORT: 'Passport. 护照',
      HK_MACAO_TAIWAN: 'Travel permit of Hong Kong, Macao or Taiwan residents. 港澳台通行证',
      FOREIGN_RESIDENT: 'Permanent residence card of foreigners. 外国人永久居留身份证',
      OTHER: 'Other. 其他',
    }),
    'Kind of identity document. 证件类型',
  )
  idType?: string;

  @Cell(idNumber(), 'Identity number (GB 11643). 公民身份号码', { mask: 'idNumber' })
  idNo?: string;

  @Cell(
    choice('Sex', { MALE: 'Male. 男', FEMALE: 'Female. 女' }),
    'Sex; derived from the identity number where there is one. 性别',
  )
  sex?: string;

  @Cell(date(), 'Date of birth; derived likewise. 出生日期')
  birthDate?: string;

  @Cell(text(40), 'Ethnic group (GB/T 3304). 民族')
  ethnicity?: string;

  @Cell(text(40), 'Education (GB/T 4658). 文化程度')
  education?: string;

  @Cell(text(200), 'Native place. 籍贯')
  nativePlace?: string;

  @Cell(text(200), 'Registered domicile. 户籍地', { mask: 'address' })
  domicile?: string;

  @Cell(text(200), 'Present address, or seat of the unit. 住址', { mask: 'address' })
  address?: string;

  @Cell(text(40), 'Telephone. 电话', { mask: 'phone' })
  phone?: string;

  @Cell(text(200), 'Employer and post. 工作单位和职务')
  occupation?: string;

  @Cell(text(100), 'Special status, such as deputy or public official. 特殊身份')
  specialStatus?: string;

  @Cell(uscc(), 'Unified social credit code of the unit (GB 32100). 统一社会信用代码')
  uscc?: string;

  @Cell(text(100), 'Legal representative of the unit. 法定代表人')
  legalRepName?: string;

  @Cell(idNumber(), 'Identity number of the legal representative. 法定代表人证件号', {
    mask: 'idNumber',
  })
  legalRepIdNo?: string;

  @Cell(text(20), 'Industry of the unit (GB/T 4754). 行业')
  industryCode?: string;

  @Cell(text(40), 'Number of the pollutant discharge permit. 排污许可证编号')
  permitNo?: string;

  @Cell(flag(), 'Whether the person was under 18 at the act. 未成年人', byHub)
  minor?: boolean;

  @Cell(integer(), 'How far this suspect’s case has come, 0 to 15. 阶段序号', {
    ...byHub,
    derive: progress.stageNumberSql,
  })
  stageNumber?: number;

  @Cell(progress.stage(), 'How far this suspect’s case has come; two suspects may differ. 阶段', {
    ...byHub,
    derive: progress.stageSql,
  })
  stage?: string;

  @Cell(progress.indicators(), 'What has been done towards this party. 办理情况', {
    ...byHub,
    derive: progress.indicatorsSql,
  })
  indicators?: readonly string[];

  @Cell(text(20), 'Agency that first named the party', { internal: true, notNull: true })
  providedBy!: string;

  @Cell(text(40), 'Organ that first named the party', { internal: true, notNull: true })
  ownerOrganId!: string;

  @Cell(flag(), 'Sealed: a minor, not prosecuted or sentenced to five years at most', {
    internal: true,
  })
  sealed?: boolean;

  @Cell(text(40), 'Organ whose record sealed it', { internal: true })
  sealedBy?: string;

  @Cell(integer(), 'Stage rank', { internal: true, notNull: true })
  stageRank!: number;

  @Cell(integer(), 'Indicators as bits', { internal: true, notNull: true })
  indicatorBits!: number;

  @Field(() => [WithheldField], {
    description: 'The fields that you are not shown. 不予显示的字段',
  })
  withheld!: readonly WithheldField[];
}

/** The cells of a party that a provider enters. */
export function enteredPartyCells(): readonly CellDefinition[] {
  return cellsOf(Party).filter((cell) => cell.entered);
}
