import { Cell } from '../Cell.ts';
import { Feed } from '../Feed.ts';
import { FeedRecord } from '../FeedRecord.ts';
import { atLeast, expectedIf, is, notBefore, rejectIf, requiredIf } from '../FeedRule.ts';
import { chargeNames } from '../kinds/chargeNames.ts';
import { choice } from '../kinds/choice.ts';
import { listOf } from '../kinds/code.ts';
import { dateTime } from '../kinds/date.ts';
import { flag } from '../kinds/flag.ts';
import { documentNo } from '../kinds/printed.ts';
import { organ, reference } from '../kinds/reference.ts';
import { struct, structs } from '../kinds/struct.ts';
import { text } from '../kinds/text.ts';
import { checklist } from './checklist.ts';
import { EnclosureItem, enclosureKinds } from './EnclosureItem.ts';
import { Handler } from './Handler.ts';
import { SeizedItemEntry } from './SeizedItemEntry.ts';
import { TransferReceipt } from './TransferReceipt.ts';

const mandatoryEnclosures = enclosureKinds.filter((kind) => kind !== 'OTHER');

const approved = is('approvalDecision', 'APPROVE');

/** Transfer of a case of suspected crime to the police 涉嫌犯罪案件移送 (17号 Art. 5, 6, 34(1)). */
@Feed('environment', {
  description:
    'The transfer of a case of suspected crime to the police, or the refusal to transfer it (环环监〔2017〕17号 Art. 5, 6, 34(1)). 案件移送',
  number: 'transferNo',
  rules: [
    requiredIf(
      'transferNo',
      approved,
      'An approved transfer has a letter of transfer (17号 Art. 6).',
      '批准移送的，应当制作案件移送书。',
    ),
    requiredIf(
      'receivingPoliceId',
      approved,
      'An approved transfer goes to a police organ of the same level (17号 Art. 6).',
      '批准移送的，应当向同级公安机关移交。',
    ),
    requiredIf(
      'refusalReason',
      is('approvalDecision', 'REFUSE'),
      'The reasons for not transferring are put on record (310号 Art. 5).',
      '决定不批准移送的，应当将理由记录在案。',
    ),
    ...['lawfulSubject', 'lawfulEvidence'].map((condition) =>
      rejectIf(
        condition,
        (record) => approved(record) && record[condition] === false,
        'TRANSFER_CONDITION_UNMET',
        'A transfer is approved only when both conditions of 17号 Art. 5 are met.',
        '不符合17号第五条移送条件的，不得批准移送。',
        'Correct the condition or the decision.',
        '请更正移送条件或审批决定。',
      ),
    ),
    expectedIf(
      'sentAt',
      approved,
      'The file goes to the police within 24 hours of the decision (17号 Art. 6).',
      '应当在决定移送后二十四小时内移交案件材料。',
    ),
    expectedIf(
      'copyToProcuratorateAt',
      approved,
      'The letter of transfer is copied to the procuratorate (17号 Art. 6).',
      '应当将案件移送书抄送同级人民检察院。',
    ),
    atLeast('handlers', 2),
    notBefore('decidedAt', 'reportReceivedAt'),
    notBefore('sentAt', 'decidedAt'),
    notBefore('copyToProcuratorateAt', 'decidedAt'),
    checklist('enclosures', (record) => (approved(record) ? mandatoryEnclosures : [])),
  ],
})
export class CrimeTransfer extends FeedRecord {
  @Cell(documentNo('ENVIRONMENT_OTHER'), 'Number of the letter of transfer. 案件移送书文号')
  transferNo?: string;

  @Cell(dateTime(), 'When the head received the written report. 收到书面报告时间', {
    required: true,
  })
  reportReceivedAt?: string;

  @Cell(
    choice('TransferApproval', {
      APPROVE: 'Transfer approved. 批准移送',
      REFUSE: 'Transfer not approved. 不批准移送',
    }),
    'Decision of the head (17号 Art. 5). 审批决定',
    { required: true },
  )
  approvalDecision?: string;

  @Cell(text(2000), 'Why the transfer was not approved. 不批准移送理由')
  refusalReason?: string;

  @Cell(text(100), 'Head or acting head who decided. 审批人', { required: true })
  approver?: string;

  @Cell(dateTime(), 'When the file went to the police. 移交时间')
  sentAt?: string;

  @Cell(organ('police'), 'Police organ of the same level. 接收公安机关')
  receivingPoliceId?: string;

  @Cell(dateTime(), 'When the letter of transfer was copied to the procuratorate. 抄送检察院时间')
  copyToProcuratorateAt?: string;

  @Cell(organ('procuratorate'), 'Procuratorate that the letter is copied to. 抄送检察院')
  copyToProcuratorateId?: string;

  @Cell(chargeNames(), 'Suspected charges by their names. 涉嫌罪名', { required: true })
  charges?: readonly string[];

  @Cell(text(2000), 'Main basis of the suspicion. 主要依据', { required: true })
  mainBasis?: string;

  @Cell(flag(), 'Enforcing body and procedure are lawful (17号 Art. 5). 主体与程序合法', {
    required: true,
  })
  lawfulSubject?: boolean;

  @Cell(flag(), 'Lawful evidence shows that a crime is suspected (17号 Art. 5). 有合法证据证明', {
    required: true,
  })
  lawfulEvidence?: boolean;

  @Cell(
    structs(() => Handler),
    'The two or more officers who handle it. 承办人',
    {
      required: true,
    },
  )
  handlers?: readonly Handler[];

  @Cell(text(10_000), 'Facts of the case in brief. 案情简介', {
    required: true,
    investigation: true,
  })
  caseBrief?: string;

  @Cell(
    structs(() => EnclosureItem),
    'Checklist of the seven enclosures (17号 Art. 6). 移送材料',
    {
      required: true,
    },
  )
  enclosures?: readonly EnclosureItem[];

  @Cell(flag(), 'Whether the penalty decision is attached. 附行政处罚决定书')
  penaltyDecisionAttached?: boolean;

  @Cell(
    structs(() => SeizedItemEntry),
    'List of items of the case. 涉案物品清单',
  )
  itemsList?: readonly SeizedItemEntry[];

  @Cell(listOf(reference()), 'Ids of the penalties already imposed. 已作出的行政处罚')
  penaltyIds?: readonly string[];

  @Cell(
    choice('MaterialForm', {
      ORIGINALS: 'Originals. 原件',
      COPIES: 'Copies. 复印件',
      BOTH: 'Partly originals, partly copies. 部分原件部分复印件',
    }),
    'Whether originals or copies were handed over. 材料形式',
  )
  originalsOrCopies?: string;

  @Cell(
    struct(() => TransferReceipt),
    'Slip signed by the police (17号 Art. 7). 回执',
  )
  receipt?: TransferReceipt;
}
