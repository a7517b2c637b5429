import { countLimit } from '../../policy/limits/countLimit.ts';
import type { TimeLimit } from '../../policy/limits/TimeLimit.ts';
import type { Services } from '../Context.ts';

/** No rule says how soon: as soon as a published penalty is taken down (行政处罚法 Art. 48). */
const limit: TimeLimit = {
  id: 'TL-RECALL',
  name: 'Acknowledgement of a recall',
  nameZh: '确认收到更正通知',
  from: [],
  to: [],
  span: { workingDays: 3 },
  basis: [['APL', '48']],
  obliged: undefined,
};

/** By when a recall is to be acknowledged: the end of the third working day. */
export function recallDue(
  orderedAt: string,
  { calendar, readings }: Pick<Services, 'calendar' | 'readings'>,
): string {
  const { dueAt } = countLimit(limit, Date.parse(orderedAt), { calendar, readings });
  return new Date(dueAt).toISOString();
}
