import { InputType, ObjectType } from 'type-graphql';
import { choice } from '../kinds/choice.ts';
import { yuan } from '../kinds/number.ts';
import { organ } from '../kinds/reference.ts';
import { Part } from '../Part.ts';

/** One thing that a judgment lets execute (执行事项). */
@ObjectType('ExecutionItem', {
  description: 'One thing that a judgment lets execute. 执行事项',
})
@InputType('ExecutionItemInput')
export class ExecutionItem {
  @Part(
    choice('ExecutionItemKind', {
      CUSTODY: 'Delivery into custody. 自由刑交付执行',
      FINE: 'Criminal fine. 罚金',
      CONFISCATION: 'Confiscation. 没收',
      RECOVERY: 'Recovery and restitution. 追缴、责令退赔',
      CASE_ITEMS: 'Disposal of the items of the case. 涉案物处置',
      RESTORATION: 'Ecological restoration. 生态修复',
    }),
    'Kind. 执行种类',
    { required: true },
  )
  kind?: string;

  @Part(yuan(), 'Amount due in yuan. 应执行金额（元）')
  amountDue?: number;

  @Part(yuan(), 'Amount executed in yuan. 已执行金额（元）')
  amountPaid?: number;

  @Part(
    choice('ExecutionState', {
      PENDING: 'Not begun. 未执行',
      ONGOING: 'Under way. 执行中',
      PARTIAL: 'Executed in part. 部分执行',
      COMPLETED: 'Executed. 执行完毕',
      ENDED: 'Ended for lack of property or otherwise. 终结',
    }),
    'State. 执行状态',
  )
  state?: string;

  @Part(organ('any'), 'Organ that executes it. 执行机关')
  organId?: string;
}
