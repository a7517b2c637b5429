import { reject } from '../../entities/Report.ts';
import { shortestReason } from '../shortestReason.ts';
import type { Problem } from './Problem.ts';

/** A mark that narrows the readers needs a reason; sets the defaults of an unmarked record. */
export function checkMarking(values: Record<string, unknown>, problems: Problem[]): void {
  values.markingLevel ??= 'INTERNAL';
  values.disclosure ??= 'NONE';
  values.entryChannel ??= 'API';
  const secret = values.markingLevel === 'WORK_SECRET' || values.markingLevel === 'INVESTIGATION';
  const narrowed = values.markingAudience !== undefined;
  values.marked = values.markingLevel === 'INVESTIGATION' || narrowed;
  const reason = typeof values.markingReason === 'string' ? values.markingReason : '';
  if ((secret || narrowed) && [...reason].length < shortestReason) {
    problems.push({
      ...reject(
        'MARKING_REASON_MISSING',
        `A marking that narrows the readers needs a reason of at least ${shortestReason} characters.`,
        `缩小知悉范围的标注须说明理由（不少于${shortestReason}字）。`,
        'Explain why the content is confidential.',
        '请说明保密理由。',
      ),
      field: 'markingReason',
    });
  }
  if (secret && values.disclosure === 'PROACTIVE') {
    problems.push({
      ...reject(
        'MARKING_CONTRADICTS_DISCLOSURE',
        'A record that is disclosed to the public is not secret.',
        '主动公开的信息不得标注为秘密。',
        'Change the disclosure or the marking.',
        '请更改公开属性或标注级别。',
      ),
      field: 'markingLevel',
    });
  }
}
