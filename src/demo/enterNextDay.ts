import { momentOf } from '../generate/chineseTime.ts';
import type { Habit } from '../generate/Story.ts';

const tenInTheMorning = 10 * 60;
const minuteMs = 60_000;

/** Officers of the hand-made cases enter each act on the next morning, typed in and unmarked. */
export const enterNextDay: Habit = (story, _plan, { at, known = at }) => ({
  entered: Math.max(
    momentOf(Math.max(at, known), 1, tenInTheMorning),
    story.lastEntered + minuteMs,
  ),
  header: { markingLevel: 'INTERNAL', disclosure: 'NONE', entryChannel: 'MANUAL' },
});
