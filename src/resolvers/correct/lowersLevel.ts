import { isMarkingLevel } from '../../codes/markingLevels.ts';
import { isAbove } from '../../policy/marking.ts';

type Row = Readonly<Record<string, unknown>>;

/** Whether the level and audience of a record let anyone have more than they did before. */
export function lowersLevel(before: Row, after: Row): boolean {
  const [old, now] = [String(before.markingLevel), String(after.markingLevel)];
  if (!isMarkingLevel(old) || !isMarkingLevel(now) || isAbove(old, now)) return true;
  const { markingAudience: had } = before;
  const { markingAudience: has } = after;
  if (!Array.isArray(had)) return false;
  return !Array.isArray(has) || has.some((one) => !had.includes(one));
}
