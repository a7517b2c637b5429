import { InputType, ObjectType } from 'type-graphql';
import { choice, choices } from './kinds/choice.ts';
import { listOf } from './kinds/code.ts';
import { date } from './kinds/date.ts';
import { text } from './kinds/text.ts';
import { Part } from './Part.ts';

/**
 * The provider's special explanation of what is confidential in a record (保密特别说明,
 * 长环发〔2023〕85号 五(三): 对于需要保密的内容，应当予以特别说明). It narrows the readers, never widens them.
 */
@ObjectType('ConfidentialityNote', {
  description:
    'What the provider marked in a record, why, for whom, and until when (长环发〔2023〕85号 五(三)). 保密特别说明',
})
@InputType('ConfidentialityNoteInput')
export class ConfidentialityNote {
  @Part(
    listOf(text(100)),
    'Fields that are marked; `attachments.SHA256` marks one attachment, `*` the whole record, `party` or `parties` declares a minor, whom the law keeps back. 标注事项',
    { required: true },
  )
  fields?: readonly string[];

  @Part(
    choice('ConfidentialityCategory', {
      WORK_SECRET: 'Work secret (保守国家秘密法 Art. 64). 工作秘密',
      INVESTIGATION:
        'Secret of the investigation (公安机关办理刑事案件程序规定 Art. 195). 侦查秘密',
      PERSONAL: 'Personal information (个人信息保护法 Art. 28). 个人信息',
      MINOR: 'Identifies a minor (未成年人保护法 Art. 103). 未成年人信息',
      WHISTLEBLOWER: 'Identifies a whistle-blower (环境保护法 Art. 57). 举报人信息',
      BUSINESS: 'Business secret (行政处罚法 Art. 50). 商业秘密',
      OTHER: 'Other. 其他',
    }),
    'Why it is confidential. 保密类别',
    { required: true },
  )
  category?: string;

  @Part(text(500), 'Reason, at least 10 characters. 保密理由', { required: true })
  reason?: string;

  @Part(
    listOf(text(80)),
    'Who may still read it: agency (`police`), organ id (`police-370303`), or a post of either (`police/handler`). Nobody but your organ if left out. 知悉范围',
  )
  readers?: readonly string[];

  @Part(
    choice('OnwardSharing', {
      NONE: 'Not to be passed on. 不得转送',
      WITH_CONSENT: 'With the provider’s consent. 经提供单位同意',
    }),
    'Whether readers may pass it on; NONE if left out. 转送限制',
  )
  onwardSharing?: string;

  @Part(
    choice('ReleaseEvent', {
      FILING: 'The police have filed the case. 公安立案',
      ARREST: 'Arrest has been decided. 逮捕决定',
      PROSECUTION: 'Prosecution has been decided. 起诉决定',
      JUDGMENT_EFFECTIVE: 'The judgment has taken effect. 判决生效',
    }),
    'Event that releases the marked items by itself. 解除事件',
  )
  untilEvent?: string;

  @Part(date('any'), 'Day on which they are released by themselves. 解除日期')
  untilDate?: string;

  @Part(
    choices('NoteHandling', {
      NO_SEARCH: 'Not to be found by filters or order. 不得检索',
      NO_STATISTICS: 'Not to be counted by its value. 不得统计',
      NO_EXPORT: 'Not to be exported. 不得导出',
    }),
    'How readers must handle it. 处理要求',
  )
  handling?: readonly string[];
}
