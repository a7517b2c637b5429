import { is } from '../../entities/FeedRule.ts';
import type { CaseEvent } from '../limits/caseEvents.ts';
import type { Registry } from '../Registry.ts';
import type { Act, Bar, Values } from './Act.ts';
import { allEnclosed, penaltyEnclosed } from './enclosures.ts';
import type { Facts } from './Facts.ts';

const a17 = (articles: string) => `环环监〔2017〕17号 Art. ${articles}`;
const cpl = (articles: string) => `刑事诉讼法 Art. ${articles}`;
const prr = (articles: string) => `人民检察院刑事诉讼规则 Art. ${articles}`;
const zibo = '淄环发〔2022〕71号 三(六)';

const done = (article: string, ...events: CaseEvent[]): Bar => ({
  events,
  code: 'ACT_DONE',
  article,
});
const overtaken = (article: string, ...events: CaseEvent[]): Bar => ({
  events,
  code: 'ACT_OVERTAKEN',
  article,
});

const source = (value: string) => is('source', value);
const ground = (value: string) => is('ground', value);

/** The police file what they find themselves; a case that was handed to them they accept first. */
const foundByPolice = (values: Values, facts: Facts) =>
  values.result === 'FILED' && !facts.has('TRANSFERRED');

/**
 * The acts of the online way in the order of a case (domain 5.4, 17号 Art. 33): what the law puts
 * before each, what leaves no room for it, who goes on, and what the act itself settles. An arrest
 * is neither asked for before every prosecution nor always before it, so neither follows the other.
 */
export const acts: readonly Act[] = [
  {
    name: 'transferCase',
    feed: 'CrimeTransfer',
    description:
      'Transfers a case of suspected crime to the police, with its enclosures, and copies the letter to the procuratorate in the same act. 网上移送',
    article: a17('5, 6'),
    follows: [],
    bars: [
      {
        ...done(a17('6'), 'TRANSFERRED'),
        reopenedBy: ['RETURNED', 'NOT_FILED', 'WITHDRAWN', 'TRANSFERRED_BACK'],
      },
    ],
    fixed: { approvalDecision: 'APPROVE' },
    omits: ['refusalReason', 'receipt'],
    needs: ['copyToProcuratorateId', 'receivingPoliceId', 'transferNo'],
    now: ['sentAt', 'copyToProcuratorateAt'],
    demands: (values, facts) => [...allEnclosed(values), ...penaltyEnclosed(values, facts)],
  },
  {
    name: 'acceptTransfer',
    feed: 'TransferAcceptance',
    description: 'Accepts a transferred case and gives the receipt at once. 网上受理',
    article: a17('7'),
    follows: [{ event: 'TRANSFERRED', article: a17('6'), by: 'addressee' }],
    bars: [done(a17('7'), 'ACCEPTED')],
    omits: ['supplement', 'forward', 'returned'],
  },
  {
    name: 'requestSupplement',
    feed: 'TransferAcceptance',
    description:
      'Asks the bureau in writing to complete papers or to investigate further; no ground to refuse the case. 告知补正、补充调查',
    article: a17('8'),
    follows: [{ event: 'ACCEPTED', article: a17('7'), by: 'actor' }],
    bars: [overtaken(a17('8, 9'), 'FILING_DECIDED', 'FORWARDED', 'RETURNED')],
    omits: ['forward', 'returned'],
    needs: ['supplement'],
    nowWithin: [['supplement', 'notifiedAt']],
    since: { receivedAt: 'ACCEPTED' },
    repeats: true,
  },
  {
    name: 'deliverSupplement',
    feed: 'SupplementDelivery',
    description:
      'Hands in what the police asked for to complete a transfer, or explains why it cannot be had. 补正、补充调查材料移送',
    article: a17('8'),
    follows: [{ event: 'SUPPLEMENT_ASKED', article: a17('8') }],
    bars: [done(a17('8'), 'SUPPLEMENTED'), overtaken(a17('8, 9'), 'FORWARDED', 'RETURNED')],
  },
  {
    name: 'forwardTransfer',
    feed: 'TransferAcceptance',
    description:
      'Passes an accepted case on to the police organ with jurisdiction. 移送有管辖权机关',
    article: a17('9'),
    follows: [{ event: 'ACCEPTED', article: a17('7'), by: 'actor' }],
    bars: [done(a17('9'), 'FORWARDED'), overtaken(a17('9'), 'FILING_DECIDED', 'RETURNED')],
    omits: ['supplement', 'returned'],
    needs: ['forward'],
    nowWithin: [['forward', 'at']],
    since: { receivedAt: 'ACCEPTED' },
  },
  {
    name: 'returnTransfer',
    feed: 'TransferAcceptance',
    description: 'Returns to the bureau what is no police matter. 退回',
    article: a17('9'),
    follows: [{ event: 'ACCEPTED', article: a17('7'), by: 'actor' }],
    bars: [done(a17('9'), 'RETURNED'), overtaken(a17('9'), 'FILING_DECIDED', 'FORWARDED')],
    omits: ['supplement', 'forward'],
    needs: ['returned'],
    nowWithin: [['returned', 'at']],
    since: { receivedAt: 'ACCEPTED' },
  },
  {
    name: 'decideFiling',
    feed: 'FilingDecision',
    description:
      'Decides to file a case or not, and notifies bureau and procuratorate in the same act. 立案、不予立案',
    article: a17('9'),
    follows: [{ event: 'ACCEPTED', article: a17('7, 9'), by: 'actor' }],
    bars: [done(a17('9'), 'FILING_DECIDED'), overtaken(a17('9'), 'FORWARDED', 'RETURNED')],
    unprompted: foundByPolice,
    now: ['noticeToEnvironmentAt', 'copyToProcuratorateAt'],
  },
  {
    name: 'requestReconsideration',
    feed: 'ReconsiderationRequest',
    description: 'Asks the police to reconsider a decision not to file. 提请复议',
    article: a17('11'),
    follows: [{ event: 'NO_FILING_NOTICE', article: a17('9, 11') }],
    bars: [done(a17('11'), 'RECONSIDERATION_REQUESTED'), overtaken(a17('11'), 'FILED')],
    since: { noticeReceivedAt: 'NO_FILING_NOTICE' },
  },
  {
    name: 'decideReconsideration',
    feed: 'ReconsiderationDecision',
    description: 'Decides on a request for reconsideration and notifies the bureau. 作出复议决定',
    article: a17('11'),
    follows: [{ event: 'RECONSIDERATION_REQUESTED', article: a17('11'), by: 'addressee' }],
    bars: [done(a17('11'), 'RECONSIDERATION_DECIDED')],
    since: { receivedAt: 'RECONSIDERATION_REQUESTED' },
    now: ['noticeAt'],
  },
  {
    name: 'suggestFilingSupervision',
    feed: 'FilingSupervisionSuggestion',
    description: 'Suggests that the procuratorate supervise the filing. 建议立案监督',
    article: a17('12, 13'),
    follows: [
      { event: 'NO_FILING_NOTICE', article: a17('12'), when: ground('NO_FILING') },
      {
        event: 'RECONSIDERATION_UPHELD',
        article: a17('12'),
        when: ground('RECONSIDERATION_UPHELD'),
      },
      { event: 'WITHDRAWN', article: a17('12'), when: ground('WITHDRAWN_AFTER_FILING') },
      {
        event: 'ACCEPTED',
        article: a17('9, 12'),
        when: ground('OVERDUE_NO_DECISION'),
        past: 'TL-17',
        unless: ['FILING_DECIDED'],
      },
      {
        event: 'TRANSFERRED',
        article: a17('7, 12'),
        when: ground('REFUSED_TO_ACCEPT'),
        past: 'TL-12',
        unless: ['ACCEPTED'],
      },
    ],
    bars: [done(a17('12'), 'SUPERVISION_SUGGESTED'), overtaken(a17('12'), 'FILED')],
  },
  {
    name: 'requireReasons',
    feed: 'FilingSupervision',
    description:
      'Takes up the supervision of a case that was not filed and requires the police to give their reasons. 要求说明不立案理由',
    article: prr('557–560'),
    follows: [
      {
        event: 'SUPERVISION_SUGGESTED',
        article: a17('13'),
        when: source('SUGGESTION'),
        by: 'addressee',
      },
      { event: 'NOT_FILED', article: a17('15'), when: source('SELF') },
      {
        event: 'ACCEPTED',
        article: a17('15'),
        when: source('SELF'),
        past: 'TL-17',
        unless: ['FILING_DECIDED'],
      },
      { event: 'NOT_FILED', article: prr('557'), when: source('VICTIM') },
    ],
    bars: [done(prr('560'), 'REASONS_REQUIRED'), overtaken(prr('557'), 'FILED')],
    omits: [
      ...['policeReply', 'conclusion', 'agreesWithNoFiling', 'noticeOfFilingNo', 'notifiedAt'],
      ...['fileDueAt', 'filedId', 'correctionNoticeNo', 'escalatedToId', 'replyToEnvironmentAt'],
    ],
    needs: ['requestReasonNo', 'targetPoliceId'],
    now: ['requestedAt'],
    due: { replyDueAt: 'TL-27' },
  },
  {
    name: 'explainNoFiling',
    feed: 'NoFilingExplanation',
    description: 'Gives the procuratorate the reasons for not filing. 说明不立案理由',
    article: prr('560'),
    follows: [{ event: 'REASONS_REQUIRED', article: prr('560'), by: 'addressee' }],
    bars: [done(prr('560'), 'REASONS_GIVEN')],
  },
  {
    name: 'notifyToFile',
    feed: 'FilingSupervision',
    description:
      'Notifies the police to file, where their reasons fail or do not come, and answers the bureau. 通知立案',
    article: prr('561'),
    follows: [
      { event: 'REASONS_GIVEN', article: prr('560, 561') },
      { event: 'REASONS_REQUIRED', article: prr('560, 562'), past: 'TL-27' },
    ],
    bars: [done(prr('561'), 'FILING_ORDERED'), overtaken(prr('561'), 'FILED', 'BUREAU_ANSWERED')],
    fixed: { conclusion: 'REASON_FAILS' },
    omits: [
      'requestReasonNo',
      'requestedAt',
      'replyDueAt',
      'agreesWithNoFiling',
      'policeReply',
      'filedId',
    ],
    needs: ['noticeOfFilingNo', 'targetPoliceId'],
    since: { acceptedAt: 'SUPERVISION_ACCEPTED' },
    now: ['notifiedAt', 'replyToEnvironmentAt'],
    due: { fileDueAt: 'TL-29' },
  },
  {
    name: 'upholdNoFiling',
    feed: 'FilingSupervision',
    description:
      'Tells the bureau that the reasons for not filing stand. 不立案理由成立，告知环保部门',
    article: prr('561'),
    follows: [{ event: 'REASONS_GIVEN', article: prr('560, 561') }],
    bars: [done(prr('561'), 'BUREAU_ANSWERED'), overtaken(prr('561'), 'FILING_ORDERED', 'FILED')],
    fixed: { conclusion: 'REASON_OK', agreesWithNoFiling: true },
    omits: [
      ...['requestReasonNo', 'requestedAt', 'replyDueAt', 'policeReply', 'filedId', 'fileDueAt'],
      ...['noticeOfFilingNo', 'notifiedAt', 'correctionNoticeNo', 'escalatedToId'],
    ],
    since: { acceptedAt: 'SUPERVISION_ACCEPTED' },
    now: ['replyToEnvironmentAt'],
  },
  {
    name: 'fileOnNotice',
    feed: 'SupervisedFilingOutcome',
    description: 'Files a case on the notice of the procuratorate. 按照通知立案',
    article: prr('563'),
    follows: [{ event: 'FILING_ORDERED', article: prr('561, 563'), by: 'addressee' }],
    bars: [done(prr('563'), 'FILED')],
    omits: ['concludedAt', 'outcome', 'overThreeMonths'],
    now: ['copyToProcuratorateAt'],
  },
  {
    name: 'withdrawFiledCase',
    feed: 'CaseWithdrawal',
    description: 'Withdraws a case after filing, and notifies bureau and procuratorate. 撤销案件',
    article: a17('9'),
    follows: [{ event: 'FILED', article: cpl('163') }],
    bars: [done(a17('9'), 'WITHDRAWN')],
    now: ['noticeToEnvironmentAt', 'copyToProcuratorateAt'],
  },
  {
    name: 'returnForPenalty',
    feed: 'ReverseTransfer',
    description:
      'Transfers a case without crime, or obviously minor, to the bureau for administrative handling. 移送行政处理',
    article: a17('17'),
    follows: [
      { event: 'NOT_FILED', article: a17('9, 17') },
      { event: 'WITHDRAWN', article: a17('9, 17') },
    ],
    bars: [done(a17('17'), 'TRANSFERRED_BACK')],
    now: ['copyToProcuratorateAt'],
  },
  {
    name: 'issueTransferOpinion',
    feed: 'TransferSupervision',
    description: 'Issues the opinion that the bureau is to transfer a case. 监督移送',
    article: a17('14'),
    follows: [
      { event: 'VIOLATION_FOUND', article: a17('14') },
      { event: 'PENALISED', article: a17('14') },
    ],
    bars: [done(a17('14'), 'TRANSFER_OPINION'), overtaken(a17('14'), 'TRANSFERRED', 'FILED')],
    omits: ['executed', 'escalation', 'noticeToPoliceId'],
    due: { dueAt: 'TL-33' },
  },
  {
    name: 'transferForDetention',
    feed: 'DetentionTransfer',
    description: 'Transfers a case to the police for administrative detention. 移送适用行政拘留',
    article: '行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 2, 12',
    follows: [
      {
        event: 'PENALISED',
        article: '行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 2',
      },
    ],
    bars: [
      done('行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 12', 'DETENTION_TRANSFERRED'),
      overtaken('行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 2', 'TRANSFERRED'),
    ],
    needs: ['receivingPoliceId'],
    now: ['sentAt'],
  },
  {
    name: 'decideDetention',
    feed: 'AdministrativeDetention',
    description: 'Decides on administrative detention and tells the bureau. 行政拘留决定',
    article: '行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 14, 15',
    follows: [
      {
        event: 'DETENTION_TRANSFERRED',
        article: '行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 12',
        by: 'addressee',
      },
    ],
    bars: [
      done(
        '行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 14',
        'DETENTION_DECIDED',
        'DETENTION_REFUSED',
      ),
    ],
    now: ['copyToEnvironmentAt'],
  },
  {
    name: 'requestArrest',
    feed: 'ArrestRequest',
    description: 'Asks the procuratorate to approve the arrest of one suspect. 提请批准逮捕',
    article: cpl('87'),
    follows: [{ event: 'FILED', article: cpl('109, 113') }],
    bars: [done(cpl('87'), 'ARREST_REQUESTED'), overtaken(a17('9'), 'WITHDRAWN')],
  },
  {
    name: 'decideArrest',
    feed: 'ArrestDecision',
    description:
      'Approves the arrest of one suspect or not, and tells the police. 批准、不批准逮捕',
    article: cpl('90, 91'),
    follows: [{ event: 'ARREST_REQUESTED', article: cpl('87'), by: 'addressee' }],
    bars: [done(cpl('90'), 'ARREST_DECIDED')],
    now: ['resultNoticeToPoliceAt'],
  },
  {
    name: 'referForProsecution',
    feed: 'ProsecutionReferral',
    description: 'Refers a case to the procuratorate for prosecution. 移送审查起诉',
    article: cpl('162'),
    follows: [{ event: 'FILED', article: cpl('109, 162') }],
    bars: [done(cpl('162'), 'REFERRED'), overtaken(a17('9'), 'WITHDRAWN')],
  },
  {
    name: 'decideProsecution',
    feed: 'ProsecutionDecision',
    description:
      'Prosecutes one suspect or not; the bureau is told of a non-prosecution in the same act. 提起公诉、不起诉',
    article: cpl('172, 176, 177'),
    follows: [{ event: 'REFERRED', article: cpl('162, 169'), by: 'addressee' }],
    bars: [done(cpl('172'), 'PROSECUTION_DECIDED'), overtaken(a17('9'), 'WITHDRAWN')],
    now: ['noticeToEnvironmentAt'],
  },
  {
    name: 'issuePenaltyOpinion',
    feed: 'PenaltyOpinion',
    description: 'Proposes a penalty for a person who is not prosecuted. 不起诉反向衔接检察意见',
    article: a17('18'),
    follows: [{ event: 'NOT_PROSECUTED', article: cpl('177') }],
    bars: [done(a17('18'), 'PENALTY_OPINION')],
    omits: ['reply', 'followUp', 'procuratorateSuggestionNo'],
    due: { replyDueAt: 'TL-62' },
  },
  {
    name: 'acceptIndictment',
    feed: 'CourtAcceptance',
    description: 'Accepts an indictment. 受理',
    article: '刑诉解释 Art. 218, 219',
    follows: [{ event: 'PROSECUTED', article: cpl('176'), by: 'addressee' }],
    bars: [done('刑诉解释 Art. 219', 'INDICTMENT_ACCEPTED')],
    omits: ['returned'],
    since: { receivedAt: 'PROSECUTED' },
    now: ['acceptedAt'],
  },
  {
    name: 'returnIndictment',
    feed: 'CourtAcceptance',
    description: 'Returns an indictment that cannot be accepted. 退回人民检察院',
    article: '刑诉解释 Art. 219',
    follows: [{ event: 'PROSECUTED', article: cpl('176'), by: 'addressee' }],
    bars: [
      done('刑诉解释 Art. 219', 'INDICTMENT_SETTLED'),
      overtaken('刑诉解释 Art. 219', 'INDICTMENT_ACCEPTED'),
    ],
    omits: ['caseNo', 'acceptedAt', 'procedure'],
    needs: ['returned'],
    nowWithin: [['returned', 'at']],
  },
  {
    name: 'announceJudgment',
    feed: 'Judgment',
    description:
      'Announces the judgment on one defendant; bureau and police are told in the same act. 宣告判决',
    article: `${cpl('200, 202')}; 淄环发〔2022〕71号 三(四)4`,
    follows: [
      {
        event: 'INDICTMENT_ACCEPTED',
        article: cpl('186'),
        when: is('instance', 'FIRST'),
        by: 'actor',
      },
      { event: 'JUDGED', article: cpl('227, 228'), when: is('instance', 'SECOND', 'RETRIAL') },
    ],
    bars: [done(cpl('200'), 'JUDGED')],
    now: ['noticeToEnvironmentAt', 'noticeToPoliceAt'],
  },
  {
    name: 'reportExecution',
    feed: 'Execution',
    description: 'Reports how far a judgment has been executed. 执行',
    article: `${cpl('259')}; ${zibo}`,
    follows: [
      { event: 'JUDGMENT_EFFECTIVE', article: cpl('259') },
      { event: 'JUDGED', article: cpl('230, 259'), past: 'TL-68' },
    ],
    repeats: true,
  },
  {
    name: 'replyToProcuratorate',
    feed: 'BureauReply',
    description:
      'Reports to the procuratorate how the bureau carried out an opinion to transfer, or what it did on a penalty opinion. 检察意见回复',
    article: a17('14, 18'),
    follows: [
      {
        event: 'TRANSFER_OPINION',
        article: a17('14'),
        when: is('kind', 'TRANSFER_OPINION'),
        by: 'addressee',
      },
      {
        event: 'PENALTY_OPINION',
        article: a17('18'),
        when: is('kind', 'PENALTY_OPINION'),
        by: 'addressee',
      },
    ],
    bars: [done(a17('14, 18'), 'OPINION_EXECUTED', 'PENALTY_OPINION_ANSWERED')],
  },
];

/** The acts on feeds that a hub has. */
export function actsOf({ models }: Pick<Registry, 'models'>): readonly Act[] {
  return acts.filter(({ feed }) => models.has(feed));
}

/** All events that an act asks for: the intake keeps them of each case. */
export const askedEvents: ReadonlySet<CaseEvent> = new Set(acts.flatMap(eventsAskedBy));

/** The events that decide about an act. */
export function eventsAskedBy({ follows, bars = [], since = {} }: Act): readonly CaseEvent[] {
  return [
    ...follows.flatMap(({ event, unless = [] }) => [event, ...unless]),
    ...bars.flatMap(({ events, reopenedBy = [] }) => [...events, ...reopenedBy]),
    ...Object.values(since),
    'TRANSFERRED',
    'PENALISED',
  ];
}
