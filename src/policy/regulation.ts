import { arrestDecidedRank } from '../codes/stages.ts';
import { always } from '../db/projection/Condition.ts';
import { CourtAcceptance } from '../entities/court/CourtAcceptance.ts';
import { Execution } from '../entities/court/Execution.ts';
import { Judgment } from '../entities/court/Judgment.ts';
import { AdministrativePenalty } from '../entities/environment/AdministrativePenalty.ts';
import { BureauReply } from '../entities/environment/BureauReply.ts';
import { CrimeTransfer } from '../entities/environment/CrimeTransfer.ts';
import { DetentionTransfer } from '../entities/environment/DetentionTransfer.ts';
import { EnvironmentalViolation } from '../entities/environment/EnvironmentalViolation.ts';
import { FilingSupervisionSuggestion } from '../entities/environment/FilingSupervisionSuggestion.ts';
import { ReconsiderationRequest } from '../entities/environment/ReconsiderationRequest.ts';
import { SupplementDelivery } from '../entities/environment/SupplementDelivery.ts';
import { AdministrativeDetention } from '../entities/police/AdministrativeDetention.ts';
import { ArrestRequest } from '../entities/police/ArrestRequest.ts';
import { CaseWithdrawal } from '../entities/police/CaseWithdrawal.ts';
import { FilingDecision } from '../entities/police/FilingDecision.ts';
import { NoFilingExplanation } from '../entities/police/NoFilingExplanation.ts';
import { ProsecutionReferral } from '../entities/police/ProsecutionReferral.ts';
import { ReconsiderationDecision } from '../entities/police/ReconsiderationDecision.ts';
import { ReverseTransfer } from '../entities/police/ReverseTransfer.ts';
import { SupervisedFilingOutcome } from '../entities/police/SupervisedFilingOutcome.ts';
import { TransferAcceptance } from '../entities/police/TransferAcceptance.ts';
import { ArrestDecision } from '../entities/procuratorate/ArrestDecision.ts';
import { FilingSupervision } from '../entities/procuratorate/FilingSupervision.ts';
import { PenaltyOpinion } from '../entities/procuratorate/PenaltyOpinion.ts';
import { ProcuratorateJudgmentNotice } from '../entities/procuratorate/ProcuratorateJudgmentNotice.ts';
import { ProsecutionDecision } from '../entities/procuratorate/ProsecutionDecision.ts';
import { TransferSupervision } from '../entities/procuratorate/TransferSupervision.ts';
import type { Clause } from './Clause.ts';
import { from, release } from './release.ts';

/** 17号 Art. 34: every member enters within seven natural days of the decision. */
const entryDays = 7;

const { whole, counts, published, addressed, milestone } = release;

/**
 * The regulation: one row per feed, in the order of 17号 Art. 34 and 淄环发〔2022〕71号 三(六). It is
 * also the registry: no row, no feed; what is not written is refused. Rights after domain 4.4.
 */
export const regulation: readonly Clause[] = [
  // —— Environment bureau 生态环境部门 ——
  {
    feed: EnvironmentalViolation,
    publisher: 'environment',
    entryDays,
    article: '环环监〔2017〕17号 Art. 34(1)',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [
      {
        fields: [
          ...['pollutants', 'evidences', 'dischargeMode', 'amountInvolved', 'illegalGains', 'harm'],
        ],
        readers: {
          environment: always,
          police: from('S4'),
          procuratorate: from('S4'),
          court: always,
        },
        article: '环环监〔2017〕17号 Art. 6',
      },
      {
        fields: ['suspectedCrime', 'suspectedCharges'],
        readers: {
          environment: always,
          police: from('S4'),
          procuratorate: always,
          court: always,
        },
        article: '环环监〔2017〕17号 Art. 5, 14',
      },
    ],
  },
  {
    feed: AdministrativePenalty,
    publisher: 'environment',
    entryDays,
    article: '环环监〔2017〕17号 Art. 34(1)',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: release.from('S11'),
      statistics: whole,
      public: published,
    },
    narrower: [
      {
        fields: ['personIdNo'],
        readers: {
          environment: always,
          police: from('S4'),
          procuratorate: from('S4'),
          court: always,
        },
        article: '个人信息保护法 Art. 28, 34',
      },
      {
        fields: ['counterpartName', 'counterpartType', 'uscc', 'legalRepName', 'facts', 'content'],
        readers: {
          environment: always,
          police: always,
          procuratorate: always,
          court: always,
          public: always,
        },
        article: '生态环境行政处罚办法 Art. 61–66; 个人信息保护法 Art. 34',
      },
      {
        fields: ['statementDefence', 'attachments', 'asPrinted', 'enteredBy', 'markingReason'],
        readers: {
          environment: always,
          police: always,
          procuratorate: always,
          court: always,
        },
        article: '个人信息保护法 Art. 34',
      },
      {
        fields: [
          'decisionNo',
          'violationType',
          'penaltyCategories',
          'fineAmount',
          'confiscatedAmount',
          'licenceSuspended',
          'validUntil',
          'publicityDeadline',
          'dailyConsecutive',
          'restrictProduction',
          'legalBasis',
        ],
        readers: {
          environment: always,
          police: always,
          procuratorate: always,
          court: always,
          statistics: always,
          public: always,
        },
        article: '生态环境行政处罚办法 Art. 61–66',
      },
    ],
  },
  {
    feed: CrimeTransfer,
    publisher: 'environment',
    entryDays,
    article: '环环监〔2017〕17号 Art. 6, 34(1)',
    readers: {
      environment: whole,
      police: release.from('S4'),
      procuratorate: release.from('S4'),
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: SupplementDelivery,
    publisher: 'environment',
    entryDays,
    article: '环环监〔2017〕17号 Art. 8',
    readers: { environment: whole, police: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    feed: ReconsiderationRequest,
    publisher: 'environment',
    entryDays,
    article: '环环监〔2017〕17号 Art. 11, 34(1)',
    readers: { environment: whole, police: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    feed: FilingSupervisionSuggestion,
    publisher: 'environment',
    entryDays,
    article: '环环监〔2017〕17号 Art. 12–13, 34(1)',
    readers: { environment: whole, police: addressed, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    feed: DetentionTransfer,
    publisher: 'environment',
    entryDays,
    article: '行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 10–12',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: BureauReply,
    publisher: 'environment',
    entryDays,
    article: '环环监〔2017〕17号 Art. 14, 18',
    readers: { environment: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },

  // —— Public security organ 公安机关 ——
  {
    feed: TransferAcceptance,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 7–9',
    readers: { environment: whole, police: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    feed: FilingDecision,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 9, 34(2)',
    readers: {
      environment: release.from('S6'),
      police: whole,
      procuratorate: release.from('S6'),
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [
      {
        fields: ['reasons'],
        readers: { environment: always, police: always, procuratorate: always },
        article: '环环监〔2017〕17号 Art. 9',
      },
      {
        fields: ['investigatingUnit', 'leadOfficer', 'approver', 'attachments'],
        readers: {
          environment: from('S10'),
          police: always,
          procuratorate: always,
          court: always,
        },
        article: '公安机关办理刑事案件程序规定 Art. 195',
      },
    ],
  },
  {
    feed: CaseWithdrawal,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 9, 34(2)',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: ReconsiderationDecision,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 11, 34(2)',
    readers: { environment: whole, police: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    feed: SupervisedFilingOutcome,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 34(2)',
    readers: { environment: whole, police: whole, procuratorate: whole, statistics: counts },
    narrower: [
      {
        fields: ['progress', 'attachments'],
        readers: { environment: from('S10'), police: always, procuratorate: always },
        article: '公安机关办理刑事案件程序规定 Art. 195',
      },
    ],
  },
  {
    feed: ArrestRequest,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 34(2)',
    readers: {
      environment: milestone(from(arrestDecidedRank), 'S10'),
      police: whole,
      procuratorate: release.from('S8'),
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: ProsecutionReferral,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 34(2)',
    readers: {
      environment: milestone(from('S9'), 'S10'),
      police: whole,
      procuratorate: release.from('S9'),
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: AdministrativeDetention,
    publisher: 'police',
    entryDays,
    article: '行政主管部门移送适用行政拘留环境违法案件暂行办法 Art. 14–15',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: ReverseTransfer,
    publisher: 'police',
    entryDays,
    article: '环环监〔2017〕17号 Art. 17',
    readers: { environment: whole, police: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    feed: NoFilingExplanation,
    publisher: 'police',
    entryDays,
    article: '人民检察院刑事诉讼规则 Art. 560, 562',
    readers: { police: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },

  // —— Procuratorate 人民检察院 ——
  {
    feed: TransferSupervision,
    publisher: 'procuratorate',
    entryDays,
    article: '环环监〔2017〕17号 Art. 14, 34(3)',
    readers: { environment: whole, police: addressed, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    // Its letters go to the police that they name; the bureau learns the answer to its own suggestion.
    feed: FilingSupervision,
    publisher: 'procuratorate',
    entryDays,
    article: '环环监〔2017〕17号 Art. 15, 34(3)',
    readers: { environment: whole, police: addressed, procuratorate: whole, statistics: counts },
    narrower: [
      {
        fields: [
          'requestReasonNo',
          'requestedAt',
          'replyDueAt',
          'policeReply',
          'correctionNoticeNo',
          'escalatedToId',
          'attachments',
        ],
        readers: { police: always, procuratorate: always },
        article: '人民检察院刑事诉讼规则 Art. 557–564',
      },
    ],
  },
  {
    feed: ArrestDecision,
    publisher: 'procuratorate',
    entryDays,
    article: '环环监〔2017〕17号 Art. 34(3)',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [
      {
        fields: ['reasonKind'],
        readers: { police: always, procuratorate: always, court: always },
        article: '人民检察院刑事诉讼规则 Art. 179',
      },
      {
        fields: ['supplementOutline', 'attachments'],
        readers: { police: always, procuratorate: always },
        article: '人民检察院刑事诉讼规则 Art. 179',
      },
      {
        fields: ['docNo', 'charges', 'resultNoticeToPoliceAt', 'requestId'],
        readers: {
          environment: from('S10'),
          police: always,
          procuratorate: always,
          court: always,
        },
        article: '人民检察院刑事诉讼规则 Art. 179',
      },
    ],
  },
  {
    feed: ProsecutionDecision,
    publisher: 'procuratorate',
    entryDays,
    article: '环环监〔2017〕17号 Art. 18, 34(3)',
    readers: {
      environment: release.from('S10'),
      police: release.from('S10'),
      procuratorate: whole,
      court: release.from('S11'),
      statistics: counts,
    },
    narrower: [
      {
        fields: ['sentencingAdvice', 'returns', 'extensionDays', 'attachments'],
        readers: { police: always, procuratorate: always, court: always },
        article: '人民检察院刑事诉讼规则 Art. 179',
      },
    ],
  },
  {
    feed: PenaltyOpinion,
    publisher: 'procuratorate',
    entryDays,
    article: '环环监〔2017〕17号 Art. 18; 人民检察院行刑反向衔接工作指引 Art. 12',
    readers: { environment: whole, procuratorate: whole, statistics: counts },
    narrower: [],
  },
  {
    feed: ProcuratorateJudgmentNotice,
    publisher: 'procuratorate',
    entryDays,
    article: '环环监〔2017〕17号 Art. 34(3)',
    readers: {
      environment: release.from('S12'),
      police: release.from('S12'),
      procuratorate: whole,
      court: release.from('S12'),
      statistics: counts,
    },
    narrower: [],
  },

  // —— Court 人民法院 ——
  {
    feed: CourtAcceptance,
    publisher: 'court',
    entryDays,
    article: '淄环发〔2022〕71号 三(六)',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: whole,
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: Judgment,
    publisher: 'court',
    entryDays,
    article: '淄环发〔2022〕71号 三(四), 三(六)',
    readers: {
      environment: release.from('S12'),
      police: release.from('S12'),
      procuratorate: release.from('S12'),
      court: whole,
      statistics: counts,
    },
    narrower: [],
  },
  {
    feed: Execution,
    publisher: 'court',
    entryDays,
    article: '淄环发〔2022〕71号 三(六)',
    readers: {
      environment: whole,
      police: whole,
      procuratorate: whole,
      court: whole,
      statistics: counts,
    },
    narrower: [],
  },
];
