const event = (en: string, zh: string) => ({ en, zh });

/** What happens in a case and begins or ends a time limit (domain 1.6), in the order of a case. */
const caseEvents = {
  VIOLATION_FOUND: event('discovery of the violation', '发现违法行为'),
  ADMINISTRATIVELY_FILED: event('administrative filing', '行政立案'),
  PENALISED: event('penalty decision', '作出行政处罚决定'),
  PENALTY_SERVED: event('service of the penalty decision', '送达行政处罚决定书'),
  PENALTY_PUBLISHED: event('publication of the penalty decision', '公开行政处罚决定'),
  PENALTY_CHANGED: event(
    'change or revocation of a published penalty',
    '变更、撤销已公开的处罚决定',
  ),
  PENALTY_TAKEN_DOWN: event('withdrawal of the publication', '撤回处罚决定信息'),
  SEIZED: event('sealing or seizure', '查封、扣押'),
  SEIZURE_ENDED: event('end of the sealing or seizure', '解除查封、扣押或者作出处理'),
  DEMAND_SERVED: event('service of the demand to perform', '送达催告书'),
  REMEDY_PERIOD_ENDED: event('end of the period of litigation', '法定起诉期限届满'),
  ENFORCEMENT_APPLIED: event('application for enforcement', '申请人民法院强制执行'),
  ENFORCEMENT_ACCEPTED: event('acceptance of that application', '受理强制执行申请'),
  ENFORCEMENT_RULED: event('ruling on that application', '作出执行裁定'),
  PARTY_RECONSIDERATION: event('application of the party for reconsideration', '申请行政复议'),
  REPORT_RECEIVED: event('receipt of the written report', '收到移送书面报告'),
  TRANSFER_DECIDED: event('decision whether to transfer', '作出是否移送决定'),
  TRANSFER_APPROVED: event('decision to transfer', '作出移送决定'),
  HANDED_OVER: event(
    'hand-over to the police and copy to the procuratorate',
    '移交公安机关并抄送检察院',
  ),
  TRANSFERRED: event('hand-over of the file to the police', '向公安机关移交案卷'),
  ACCEPTED: event('acceptance by the police', '公安机关接受案件'),
  SUPPLEMENT_ASKED: event('notice of incomplete material', '书面告知补正'),
  SUPPLEMENTED: event('completion of the material', '补正完毕'),
  FORWARDED: event('forwarding to the competent police organ', '移送有管辖权的公安机关'),
  RETURNED: event('return of the case', '退回案件'),
  TRANSFERRED_BACK: event('transfer for administrative handling', '移送行政处理'),
  FILING_DECIDED: event('decision to file or not to file', '作出立案或者不予立案决定'),
  FILED: event('decision to file', '立案'),
  DECIDED_ORDINARY: event('decision in an ordinary case', '一般案件作出决定'),
  DECIDED_VERIFIED: event('decision after verifying a clue', '查证线索后作出决定'),
  DECIDED_MAJOR: event('decision in a major or difficult case', '重大疑难复杂案件作出决定'),
  WITHDRAWN: event('withdrawal of the case', '撤销案件'),
  NOTIFIED: event(
    'written notice to the bureau, copied to the procuratorate',
    '书面通知环保部门并抄送检察院',
  ),
  FILING_NOTICE_RECEIVED: event('receipt of the filing notice', '收到立案通知书'),
  ITEMS_HANDED_OVER: event('hand-over of items and material', '移交涉案物品及材料'),
  NOT_FILED: event('decision not to file', '不予立案'),
  NO_FILING_NOTICE: event('receipt of the no-filing notice', '收到不予立案通知书'),
  RECONSIDERATION_REQUESTED: event('request for reconsideration', '提请复议'),
  RECONSIDERATION_DECIDED: event('decision on reconsideration', '作出复议决定'),
  RECONSIDERATION_UPHELD: event(
    'receipt of the decision upholding it',
    '收到维持不予立案的复议决定',
  ),
  SUPERVISION_SUGGESTED: event('suggestion of filing supervision', '建议立案监督'),
  SUPERVISION_ACCEPTED: event('acceptance by the procuratorate', '检察院受理监督'),
  REASONS_REQUIRED: event('request to give reasons', '要求说明不立案理由'),
  REASONS_GIVEN: event('reasons given by the police', '公安机关说明理由'),
  FILING_ORDERED: event('notice to file', '通知立案'),
  BUREAU_ANSWERED: event('answer to the bureau', '回复环保部门'),
  SUPERVISED_FILED: event('filing on the notice of the procuratorate', '按照通知立案'),
  SUPERVISED_CONCLUDED: event('conclusion of the supervised case', '监督立案案件办结'),
  TRANSFER_OPINION: event('opinion to transfer', '收到移送检察意见'),
  OPINION_EXECUTED: event('execution of the opinion', '执行检察意见'),
  TRANSFER_OVERDUE: event('end of the limit without transfer', '逾期未移送'),
  POLICE_TOLD: event('letter to the police', '书面通知公安机关'),
  CONSULTED: event('written consultation', '收到书面咨询'),
  CONSULTATION_ANSWERED: event('written answer', '书面答复'),
  DETENTION_TRANSFER_DECIDED: event('decision to transfer for detention', '决定移送适用行政拘留'),
  DETENTION_TRANSFERRED: event('hand-over for detention', '移送适用行政拘留案件'),
  DETENTION_EVIDENCE_ASKED: event('request for more evidence', '书面要求补充证据'),
  DETENTION_DECIDED: event('decision on detention', '作出行政拘留决定'),
  DETENTION_FORWARDED: event('hand-over to the competent unit', '移送有管辖权的公安机关'),
  DETENTION_COPIED: event('copy of the detention decision', '抄送行政拘留决定书'),
  DETENTION_REFUSED: event('written reasons against detention', '书面告知不予拘留'),
  CRIMINALLY_DETAINED: event('criminal detention', '刑事拘留'),
  ARREST_REQUESTED: event('request for arrest', '提请批准逮捕'),
  ARREST_DECIDED: event('decision on arrest', '作出批准或者不批准逮捕决定'),
  ARREST_EXECUTED: event('execution of that decision', '执行决定'),
  ARREST_RECEIPT: event('receipt to the procuratorate', '执行回执送达检察院'),
  ARRESTED: event('arrest', '逮捕'),
  ARREST_REFUSED: event('receipt of the decision against arrest', '收到不批准逮捕决定'),
  ARREST_OPINION: event('opinion asking to reconsider', '提出复议意见'),
  ARREST_RECONSIDERED: event('decision on that opinion', '作出复议决定'),
  SUPPLEMENT_ORDERED: event('return for supplementary investigation', '退回补充侦查'),
  SUPPLEMENT_INVESTIGATED: event('completion of it', '补充侦查完毕'),
  REFERRED: event('referral for prosecution', '移送审查起诉'),
  PROSECUTION_DECIDED: event('decision on prosecution', '作出起诉或者不起诉决定'),
  PROSECUTION_DECIDED_EXTENDED: event('that decision after an extension', '延长期限后作出决定'),
  PROSECUTED: event('prosecution', '提起公诉'),
  NOT_PROSECUTED: event('decision not to prosecute', '作出不起诉决定'),
  NON_PROSECUTION_NOTIFIED: event('written notice to the bureau', '书面告知环保部门'),
  HANDED_TO_ADMINISTRATIVE_SECTION: event(
    'hand-over to administrative procuratorial work',
    '移送行政检察部门',
  ),
  REVIEW_SUSPENDED: event('suspension of the review', '中止审查'),
  REVIEW_RESUMED: event('resumption of the review', '恢复审查'),
  PENALTY_OPINION: event('opinion on a penalty', '发出处罚检察意见'),
  PENALTY_OPINION_ANSWERED: event('written result', '书面回复处理结果'),
  INDICTMENT_RECEIVED: event('receipt of the indictment', '收到起诉书'),
  INDICTMENT_SETTLED: event('acceptance or return', '受理或者退回'),
  INDICTMENT_ACCEPTED: event('acceptance by the court', '人民法院受理'),
  ORDINARY_TRIAL: event('acceptance, ordinary procedure', '受理（普通程序）'),
  SUMMARY_TRIAL: event('acceptance, summary procedure', '受理（简易程序）'),
  FAST_TRIAL: event('acceptance, fast-track procedure', '受理（速裁程序）'),
  JUDGED: event('judgment of first instance', '一审判决'),
  JUDGMENT_EFFECTIVE: event('effect of the judgment', '判决生效'),
  ACQUITTED: event('acquittal or exemption from punishment', '判决无罪或者免予刑事处罚'),
  CONVICTED: event('effect of the conviction', '有罪判决生效'),
  JUDGMENT_SERVED: event('service of the judgment', '送达判决书'),
  JUDGMENT_RECEIVED: event('receipt of the judgment', '接到判决书'),
  APPEALED: event('appeal or protest', '上诉、抗诉'),
  SECOND_ACCEPTED: event('acceptance by the second instance', '二审受理'),
  SECOND_JUDGED: event('judgment of second instance', '二审判决'),
  JUDGMENT_NOTIFIED: event('notice to bureau and police', '告知环保部门和公安机关'),
  DECIDED: event('the act that is recorded', '作出决定'),
  ENTERED: event('entry on the platform', '录入平台'),
  SUGGESTION_RECEIVED: event('receipt of the judicial suggestion', '收到司法建议'),
  SUGGESTION_ANSWERED: event('written reply', '书面回复'),
  PRE_SUIT_SUGGESTION: event('receipt of the pre-suit suggestion', '收到诉前检察建议'),
  PRE_SUIT_ANSWERED: event('performance and reply', '履职并书面回复'),
  PUBLIC_NOTICE: event('public notice of the intended suit', '诉前公告'),
  PUBLIC_NOTICE_ENDED: event('end of the notice', '公告期满'),
  PUBLIC_SUIT_FILED: event('acceptance of the public-interest suit', '受理公益诉讼'),
  SUIT_COPIED: event('copy to the defendant', '向被告发送起诉状副本'),
  DEPARTMENT_TOLD: event('notice to the supervising department', '告知监管部门'),
} as const;

/** That a record lacks its legal predecessor, a record of the named feed, and that one was entered. */
type EntryEvent = `LACKS_${string}` | `ENTERED_${string}`;

export type CaseEvent = keyof typeof caseEvents | EntryEvent;

/** An event in words. */
export function wordsOf(name: CaseEvent): { readonly en: string; readonly zh: string } {
  return isNamed(name) ? caseEvents[name] : caseEvents.ENTERED;
}

function isNamed(name: string): name is keyof typeof caseEvents {
  return Object.hasOwn(caseEvents, name);
}

/** Entries are looked at when they happen, and not kept: a record that is there is not lacked. */
export function isEntry(name: CaseEvent): boolean {
  return !isNamed(name);
}
