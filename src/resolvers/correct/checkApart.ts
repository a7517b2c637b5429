import { HubError } from '../../errors.ts';
import type { Services } from '../Context.ts';
import { type Corrected, standingChanges } from './standingChanges.ts';

type Rules = Pick<Services, 'apart' | 'calendar' | 'readings'>;

/**
 * Where hubs run apart (各机关平台分别部署), each holds only its own records of a case: it refuses a
 * withdrawal, and a correction of what all of them settle together. Throws NOT_FEDERATED.
 */
export function checkApart(rules: Rules, corrected?: Corrected): void {
  if (!rules.apart) return;
  if (corrected === undefined) throw new HubError('NOT_FEDERATED', { ...withdrawal });
  const fields = standingChanges(corrected, rules);
  if (fields.length === 0) return;
  const names = fields.join(', ');
  throw new HubError('NOT_FEDERATED', {
    fields,
    what: `this would change ${names}, on which stage, limits or readers of the case hang; only all its records settle these. What leaves them as they are can be corrected`,
    whatZh: `此更正将变更 ${names}，案件阶段、时限或者知悉范围取决于此，须由全案记录共同确定。仅可更正不影响上述字段的内容`,
  });
}

const withdrawal = {
  what: 'what a withdrawal leaves of the case only all its records settle. Correct the content of the record instead',
  whatZh: '撤回后的案件状态须由全案记录共同确定。请改为更正记录内容',
};
