/** The longest time for which a record is opened to another organ, in days. */
export const longestGrantDays = 180;

/** What a record may be asked for (查阅目的). */
export const accessPurposes = {
  CASE_HANDLING: 'Handling of the case. 办理案件',
  SUPERVISION: 'Legal supervision. 法律监督',
  ADJUDICATION: 'Adjudication. 审判',
  JOINT_ENFORCEMENT: 'Joint enforcement. 联合执法',
} as const;
