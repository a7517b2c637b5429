import { agencies } from '../codes/agencies.ts';
import type { FeedDefinition } from '../entities/Feed.ts';
import { reject, warn } from '../entities/Report.ts';
import type { Problem } from '../policy/intake/Problem.ts';

/** What an import has to say of a record beyond the hub's own rules. */
export const importProblems = {
  notInSource: (field: string): Problem => ({
    ...warn(
      'NOT_IN_SOURCE',
      'The source lacks this field, without which the record says nothing; the record was not made.',
      '来源中没有此项，而该信息必须具备此项，故未生成该记录。',
      'Enter the record by hand from the document.',
      '请依据文书手工录入该记录。',
    ),
    field,
  }),
  missingInSource: (field: string): Problem => ({
    ...warn(
      'MISSING_IN_SOURCE',
      'The source does not hold this; another of its fields is no substitute.',
      '来源中没有此项，且不得以其他项目代替。',
      'Complete the line from the document and run the import again.',
      '请依据文书补全该行后重新导入。',
    ),
    field,
  }),
  standsIn: (field: string, what: string, whatZh: string): Problem => ({
    ...warn(
      'STANDS_IN',
      `The source does not hold this; ${what} stands in, and the record says so in lateReason.`,
      `来源中没有此项，以${whatZh}代替，并已在超期原因中注明。`,
      'Correct the record once the document is at hand.',
      '取得文书后请更正该记录。',
    ),
    field,
  }),
  severalDispositions: {
    ...warn(
      'SEVERAL_DISPOSITIONS',
      'The source lists several dispositions and no total: the heaviest penalty and the sum of the fines were stored, the term was left out.',
      '来源列有多项判处结果而无合并结果：主刑取最重者，罚金取合计，刑期未填。',
      'See the dispositions of the record, or complete it from the document.',
      '请以各罪判处结果为准，或依据文书补全。',
    ),
    field: 'dispositions',
  } satisfies Problem,
  indictedAfterJudgment: {
    ...warn(
      'DATE_ORDER',
      'The source dates the indictment after the judgment; both were stored as they are.',
      '来源所载起诉日期晚于判决日期，均按原样保存。',
      'Compare both dates with the documents.',
      '请对照文书核对两个日期。',
    ),
    field: 'decidedAt',
  } satisfies Problem,
  byAppeal: {
    ...warn(
      'BY_APPEAL',
      'The case came to this court by appeal: what it accepted is no indictment, so no record was made.',
      '该案系上诉或再审案件，法院受理的并非起诉，故未生成该记录。',
      'Nothing to do.',
      '无需处理。',
    ),
    field: 'caseNo',
  } satisfies Problem,
  arrestByCourt: {
    ...warn(
      'ARREST_BY_COURT',
      'The arrest follows the indictment: the court ordered it, and no feed records that.',
      '逮捕在提起公诉之后，系法院决定，没有对应的信息类别。',
      'Nothing to do.',
      '无需处理。',
    ),
    field: 'decidedAt',
  } satisfies Problem,
  organEntered: {
    ...warn(
      'ORGAN_ENTERED',
      'An organ was not registered; it was entered with the name in the source and a division found by it.',
      '单位未登记，已按来源中的名称登记，行政区划据名称推定。',
      'Check its division before you register readers there.',
      '在该单位登记用户之前，请核对其行政区划。',
    ),
    field: 'organ',
  } satisfies Problem,
  organUnplaced: {
    ...reject(
      'ORGAN_UNPLACED',
      'No organ of this name is registered, and its name leads to no division.',
      '没有该名称的登记单位，且无法由名称确定其行政区划。',
      'Register the organ, or write its full name.',
      '请先登记该单位，或填写其全称。',
    ),
    field: 'organ',
  } satisfies Problem,
  organMissing: {
    ...reject(
      'ORGAN_MISSING',
      'The line names no organ that owes the record.',
      '该行没有填写录入单位。',
      'Write the id of the organ in "organ", or give --organ.',
      '请在 organ 中填写单位编号，或使用 --organ 选项。',
    ),
    field: 'organ',
  } satisfies Problem,
  notPublisher: ({ agency }: FeedDefinition): Problem => ({
    ...reject(
      'NOT_PUBLISHER',
      `Only the ${agencies[agency].en} publishes this feed.`,
      `该类信息只能由${agencies[agency].zh}录入。`,
      'Name an organ of that agency.',
      '请填写该机关的单位。',
    ),
    field: 'organ',
  }),
  unstorable: {
    ...reject(
      'UNSTORABLE',
      'The database refuses a value of this record.',
      '数据库拒绝该记录中的某个值。',
      'Look for control characters or values of extreme size.',
      '请检查控制字符或过大的值。',
    ),
    field: '',
  } satisfies Problem,
} as const;
