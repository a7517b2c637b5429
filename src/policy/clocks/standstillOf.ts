import type { CaseEvent } from '../limits/caseEvents.ts';
import { dayEnd, dayNumberOf, dayStart } from '../limits/chinaDay.ts';
import type { Pause } from '../limits/countDue.ts';
import type { RunningLimit } from './clockworks.ts';

interface Standstill {
  /** Those that are over. */
  readonly pauses: readonly Pause[];
  /** The beginning of one that is not, in milliseconds. */
  readonly since: number | undefined;
}

const none: Standstill = { pauses: [], since: undefined };

/** When a clock stood still, as the events of its case tell it (17号 Art. 16). Pure. */
export function standstillOf(
  { work: { pauses } }: Pick<RunningLimit, 'work'>,
  happened: readonly { readonly event: CaseEvent; readonly at: number }[],
): Standstill {
  if (pauses === undefined) return none;
  const turns = happened
    .flatMap(({ event, at }) => {
      if (pauses.by.includes(event)) return [{ stops: true, at }];
      return pauses.until.includes(event) ? [{ stops: false, at: atLatest(at) }] : [];
    })
    .sort((one, other) => one.at - other.at || Number(other.stops) - Number(one.stops));
  const over: Pause[] = [];
  let since: number | undefined;
  for (const { stops, at } of turns) {
    if (stops) since ??= at;
    else if (since !== undefined) {
      over.push({ from: new Date(since), to: new Date(at) });
      since = undefined;
    }
  }
  return { pauses: over, since };
}

/** Of what is known by its day alone, the end of a standstill comes after all else of that day. */
function atLatest(at: number): number {
  const day = dayNumberOf(at);
  return at === dayStart(day) ? dayEnd(day) : at;
}
