import { Field, InterfaceType } from 'type-graphql';
import { Attachment } from './Attachment.ts';
import { Cell } from './Cell.ts';
import { ConfidentialityNote } from './ConfidentialityNote.ts';
import { Case } from './coordination/Case.ts';
import { Clock } from './coordination/Clock.ts';
import { Organ } from './coordination/Organ.ts';
import { choice } from './kinds/choice.ts';
import { listOf } from './kinds/code.ts';
import { date, dateTime } from './kinds/date.ts';
import { flag } from './kinds/flag.ts';
import { markingLevel } from './kinds/marking.ts';
import { integer } from './kinds/number.ts';
import { key, reference } from './kinds/reference.ts';
import { structs } from './kinds/struct.ts';
import { text } from './kinds/text.ts';
import { Marking } from './Marking.ts';
import { PrintedText } from './PrintedText.ts';
import { WithheldField } from './WithheldField.ts';

/** The header that every mandated record carries (信息记录, 环环监〔2017〕17号 Art. 34, 38). */
@InterfaceType({
  description:
    'One record that the linkage rules oblige an agency to enter (环环监〔2017〕17号 Art. 34). 信息记录',
})
export abstract class FeedRecord {
  @Cell(reference(), 'Id of the record, a UUID (RFC 9562). 记录号', {
    primary: true,
    entered: false,
  })
  id!: string;

  @Cell(integer(1), 'Version of the record; 1 is the first entry. 版本', {
    primary: true,
    entered: false,
  })
  version!: number;

  @Cell(reference(), 'Id of the case. 案件', { notNull: true, entered: false })
  caseId!: string;

  @Cell(text(40), 'Hub case number H-{division}-{year}-{sequence}-{check}. 平台统一案件号', {
    notNull: true,
    entered: false,
  })
  hubCaseNo!: string;

  @Cell(key(40), 'Division of the case (GB/T 2260, six digits). 行政区划', {
    notNull: true,
    entered: false,
  })
  divisionCode!: string;

  @Cell(key(40), 'Id of the organ that entered the record. 录入单位', {
    notNull: true,
    entered: false,
  })
  ownerOrganId!: string;

  @Cell(dateTime(), 'When the act that is recorded was done. 作出决定时间', {
    notNull: true,
    entered: false,
  })
  decidedAt!: string;

  @Cell(text(128), 'Number of the document, canonical. 文号', { entered: false })
  documentNo?: string;

  @Cell(date(), 'Date printed on the document. 成文日期')
  documentDate?: string;

  @Cell(dateTime(), 'When the hub stored this version. 录入时间', { notNull: true, entered: false })
  enteredAt!: string;

  @Cell(text(100), 'Login of the officer or application that entered it. 录入人', {
    stored: true,
    entered: false,
  })
  enteredBy?: string;

  @Cell(
    choice('EntryChannel', {
      MANUAL: 'Typed in by an officer. 手工',
      FILE: 'Imported from a file. 文件导入',
      API: 'Published by an application. 接口',
      EXCHANGE: 'Received from an exchange platform. 交换平台',
    }),
    'How the record came in. 录入方式',
  )
  entryChannel?: string;

  @Cell(text(100), 'System of the provider that the record comes from. 来源系统')
  sourceSystem?: string;

  @Cell(text(200), 'Key of the record in that system; the pair is unique. 来源主键')
  sourceRecordId?: string;

  @Cell(
    choice('Disclosure', {
      PROACTIVE: 'Public of the provider’s own accord. 主动公开',
      ON_REQUEST: 'Public on request. 依申请公开',
      NONE: 'Not public. 不予公开',
    }),
    'Whether the provider opens the record to the public (政府信息公开条例 Art. 14–20). 公开属性',
  )
  disclosure?: string;

  @Cell(listOf(text(200)), 'Legal bases: code of the instrument and article. 法律依据')
  legalBasis?: readonly string[];

  @Cell(
    structs(() => Attachment),
    'Attachments, described by their digests. 附件',
  )
  attachments?: readonly Attachment[];

  @Cell(
    structs(() => PrintedText),
    'Numbers as printed, where that differs from the canonical form. 原文',
    { entered: false },
  )
  asPrinted?: readonly PrintedText[];

  @Cell(
    choice('RecordStatus', {
      ACCEPTED: 'In force. 有效',
      SUPERSEDED: 'Replaced by a later version. 已更正',
      WITHDRAWN: 'Withdrawn by its provider. 已撤回',
    }),
    'State of this version. 状态',
    { notNull: true, entered: false },
  )
  status!: string;

  @Cell(
    integer(),
    'Days entered after the limit of entry (7 natural days, 17号 Art. 34, 38). 超期天数',
    {
      notNull: true,
      entered: false,
    },
  )
  lateDays!: number;

  @Cell(text(500), 'Why it was entered late. 超期原因')
  lateReason?: string;

  @Cell(
    flag(),
    'Entered before the record that the law puts before it; to be mended in 7 days. 孤立记录',
    {
      notNull: true,
      entered: false,
    },
  )
  orphan!: boolean;

  @Cell(
    text(500),
    'Why this version replaces the one before; shown to its own agency, for it may speak of any field. 更正原因',
    { entered: false },
  )
  correctionReason?: string;

  @Cell(flag(), 'Whether a reader objects to it and the provider has not answered yet. 异议标注', {
    entered: false,
  })
  disputed?: boolean;

  @Cell(markingLevel(), 'Level of the record’s marking. 标注级别', { notNull: true })
  markingLevel!: string;

  @Cell(
    listOf(text(40)),
    'Agencies or organ ids that the provider admits; null: all whom the regulation admits. 知悉范围',
  )
  markingAudience?: readonly string[];

  @Cell(
    text(500),
    'Why the provider marked the record (对于需要保密的内容，应当予以特别说明). 保密说明',
  )
  markingReason?: string;

  @Cell(
    structs(() => ConfidentialityNote),
    'What the provider marked in the record; shown to its own agency. 保密特别说明',
  )
  notes?: readonly ConfidentialityNote[];

  @Cell(listOf(text(40)), 'Organs that the record is sent or copied to. 送达单位', {
    entered: false,
  })
  addressees?: readonly string[];

  @Cell(reference(), 'The one party that the record concerns', { internal: true })
  partyId?: string;

  @Cell({ ...reference(), sql: 'uuid[]' }, 'The parties that the record concerns', {
    internal: true,
  })
  partyIds?: readonly string[];

  @Cell(flag(), 'Whether level or audience narrow the readers', { internal: true, notNull: true })
  marked!: boolean;

  @Cell(listOf(text(100)), 'Items that the notes mark', { internal: true })
  noteItems?: readonly string[];

  @Cell(text(64), 'Digest of the entered content, to tell a repetition from a change', {
    internal: true,
    notNull: true,
  })
  contentHash!: string;

  @Cell(listOf(text(100)), 'Cells that this version changed', { internal: true })
  changedCells?: readonly string[];

  @Cell(dateTime(), 'When a later version took its place', { internal: true })
  supersededAt?: string;

  @Field(() => Case, { nullable: true, description: 'The case. 案件' })
  case?: Case;

  @Field(() => Organ, {
    nullable: true,
    description: 'The organ that entered the record. 录入单位',
  })
  organ?: Organ;

  @Field(() => Marking, { description: 'How the record is marked. 标注' })
  marking!: Marking;

  @Field(() => [Clock], {
    description: 'The time limits that the record began, as far as you may see them. 时限',
  })
  clocks!: readonly Clock[];

  @Field(() => [Clock], {
    description: 'The time limits that the record ended, as far as you may see them. 终结的时限',
  })
  endedClocks!: readonly Clock[];

  @Field(() => [WithheldField], {
    description:
      'The fields that you are not shown; null elsewhere means "not entered". 不予显示的字段',
  })
  withheld!: readonly WithheldField[];
}
