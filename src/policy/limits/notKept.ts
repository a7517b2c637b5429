/** Limits of domain 1.6 that are not in the table, and why not. */
export const notKept: Readonly<Record<string, string>> = {
  'TL-06': 'proactive disclosure of information that belongs to no case 非案件信息公开',
  'TL-07': 'an application by the public, which no feed carries 依申请公开不属共享信息',
  'TL-08': 'a practice of the credit platform without an article 信用平台惯例，无条文依据',
  'TL-30': 'a remedy once TL-29 has passed, without a limit of its own 期满后的纠正措施，无期限',
  'TL-85': 'three limits between court and applicant that no feed carries 非诉执行信息未纳入共享',
  'TL-87': 'a surcharge by the day, no limit 加处罚款，非期限',
  'TL-95': 'meetings, which belong to no case 联席会议不属个案',
  'TL-96': 'joint operations, which belong to no case 专项行动不属个案',
  'TL-97': 'training, which belongs to no case 培训不属个案',
  'TL-98': 'commendations, which belong to no case 表彰不属个案',
};

const noFeed = 'no feed tells of it 无相应共享信息';

/** Rules of the table that `xianjie due` counts and that no clock of a case runs by, and why not. */
export const notRunning: Readonly<Record<string, string>> = {
  'TL-04': noFeed,
  'TL-21': noFeed,
  'TL-28': 'the same letter and reply as TL-27 与TL-27同一文书',
  'TL-34': 'begins by the end of another limit; the overdue TL-33 says it 由TL-33逾期提示',
  'TL-35': noFeed,
  'TL-41': noFeed,
  'TL-44': noFeed,
  'TL-53': noFeed,
  'TL-54': noFeed,
  'TL-55': noFeed,
  'TL-67': noFeed,
  'TL-68': 'the parties’ own right 当事人权利',
  'TL-69': 'the second instance is entered with its judgment alone 二审仅录入裁判结果',
  'TL-71': 'counted for each record when it is entered: lateDays 录入时计算迟录天数',
  'TL-80': 'one of several measures within a record 同一记录内的多项措施',
  'TL-81': noFeed,
  'TL-82': noFeed,
  'TL-83': noFeed,
  'TL-84': noFeed,
  'TL-86': 'the party’s own right 当事人权利',
  'TL-90': noFeed,
  'TL-91': noFeed,
  'TL-92': noFeed,
  'TL-93': noFeed,
  'TL-94': noFeed,
};
