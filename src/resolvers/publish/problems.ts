import { reject, warn } from '../../entities/Report.ts';
import type { Problem } from '../../policy/intake/Problem.ts';

/** What can be wrong with a row beyond its own fields. */
export const problems = {
  caseNotFound: (field: string): Problem => ({
    ...reject(
      'CASE_NOT_FOUND',
      'No case within your reach has this id or number.',
      '在您的管辖范围内没有该案件。',
      'Check the number, or leave it out to open a case.',
      '请核对案号；如为新案件请留空。',
    ),
    field,
  }),
  caseAmbiguous: {
    ...reject(
      'CASE_AMBIGUOUS',
      'More than one case carries this number.',
      '有多个案件使用该文号。',
      'Give the id or the hub case number.',
      '请填写案件编号或平台统一案件号。',
    ),
    field: 'caseNumber',
  } satisfies Problem,
  outOfReach: {
    ...reject(
      'DIVISION_OUT_OF_REACH',
      'The division is none that your organ is in charge of.',
      '该行政区划不属于贵单位管辖。',
      'Enter your own division or one below it.',
      '请填写本级或下级行政区划。',
    ),
    field: 'opening.divisionCode',
  } satisfies Problem,
  partyUnknown: (field: string): Problem => ({
    ...reject(
      'PARTY_UNKNOWN',
      'The case has no party with this id.',
      '该案件没有此当事人。',
      'Take the id from the case, or describe the party.',
      '请从案件中选择当事人，或填写其信息。',
    ),
    field: `${field}.id`,
  }),
  organUnknown: (field: string): Problem => ({
    ...reject(
      'ORGAN_UNKNOWN',
      'No such organ of that agency is registered.',
      '该机关没有此登记单位。',
      'Look the organ up with the query "organs".',
      '请通过 organs 查询单位编号。',
    ),
    field,
  }),
  duplicateNumber: (field: string): Problem => ({
    ...reject(
      'DUPLICATE_NUMBER',
      'Your organ has already published a record of this feed under this number.',
      '贵单位已用该文号录入同类信息。',
      'Check the number; to change a record, correct it.',
      '请核对文号；如需更改请更正原记录。',
    ),
    field,
  }),
  sourceConflict: {
    ...reject(
      'SOURCE_CONFLICT',
      'This source record was published before with other content.',
      '该来源记录此前以不同内容录入。',
      'Correct the published record instead.',
      '请更正已录入的记录。',
    ),
    field: 'sourceRecordId',
  } satisfies Problem,
  documentYear: (field: string): Problem => ({
    ...warn(
      'DOCUMENT_YEAR_DIFFERS',
      'The year in the number differs from the year of the act by more than one.',
      '文号年份与作出决定年份相差一年以上。',
      'Check both.',
      '请核对。',
    ),
    field,
  }),
  orphan: {
    ...warn(
      'ORPHAN',
      'The record that the law puts before this one has not been entered yet.',
      '依法应在此之前的记录尚未录入。',
      'See that it is entered within 7 days.',
      '请在7日内补录。',
    ),
    field: 'caseId',
  } satisfies Problem,
  late: (days: number): Problem => ({
    ...warn(
      'LATE',
      `The record was entered ${days} day(s) after its limit.`,
      `录入超期 ${days} 天。`,
      'Enter the reason of the delay.',
      '请填写超期原因。',
    ),
    field: 'lateReason',
  }),
} as const;
