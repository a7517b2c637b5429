import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { notBefore } from '../FeedRule.ts';
import { dateTime } from '../kinds/date.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ, reference } from '../kinds/reference.ts';
import { struct, structs } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { FollowUp } from './FollowUp.ts';
import { OpinionReply } from './OpinionReply.ts';

/** Opinion on a penalty after non-prosecution 不起诉反向衔接检察意见 (17号 Art. 18). */
@Feed('procuratorate', {
  description:
    'The procuratorate’s opinion that a person not prosecuted deserves an administrative penalty (环环监〔2017〕17号 Art. 18). 不起诉反向衔接检察意见',
  decided: 'issuedAt',
  number: 'opinionNo',
  perSuspect: true,
  rules: [
    notBefore('issuedAt', 'handedToAdminSectionAt'),
    notBefore('reviewResumedAt', 'reviewSuspendedAt'),
    notBefore('replyDueAt', 'issuedAt'),
  ],
})
export class PenaltyOpinion extends FeedRecord {
  @Cell(reference(), 'Id of the decision not to prosecute. 不起诉决定记录')
  nonProsecutionId?: string;

  @Cell(
    dateTime(),
    'When the case went to the section for administrative procuratorial work (3 working days). 移送行政检察部门时间',
  )
  handedToAdminSectionAt?: string;

  @Cell(
    dateTime(),
    'When the review was suspended for reconsideration, appeal or private prosecution; its ten working days stand still. 中止审查时间',
  )
  reviewSuspendedAt?: string;

  @Cell(dateTime(), 'When the review went on. 恢复审查时间')
  reviewResumedAt?: string;

  @Cell(documentNo('PROCURATORATE_OTHER'), 'Number of the opinion. 检察意见书文号', {
    required: true,
  })
  opinionNo?: string;

  @Cell(dateTime(), 'When the opinion was issued. 发出时间', { notNull: true })
  issuedAt?: string;

  @Cell(organ('any'), 'Organ that is to decide the penalty. 有关主管机关', { required: true })
  toOrganId?: string;

  @Cell(text(4000), 'Facts and evidence. 事实和证据', { required: true })
  facts?: string;

  @Cell(text(4000), 'What the opinion proposes. 处罚建议', { required: true })
  proposal?: string;

  @Cell(text(2000), 'Property sealed, seized or frozen. 查封、扣押、冻结财物')
  seizedProperty?: string;

  @Cell(dateTime('any'), 'When the reply is due (2 months). 回复期限', { required: true })
  replyDueAt?: string;

  @Cell(
    struct(() => OpinionReply),
    'Reply of the organ. 回复',
  )
  reply?: OpinionReply;

  @Cell(
    structs(() => FollowUp),
    'Steps after the opinion. 跟踪督促',
  )
  followUp?: readonly FollowUp[];

  @Cell(
    documentNo('PROCURATORATE_OTHER'),
    'Number of the procuratorial suggestion if the organ fails to act. 检察建议书文号',
  )
  procuratorateSuggestionNo?: string;
}
