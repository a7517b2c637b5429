import { dayNumberOf, dayStart, instantText } from '../limits/chinaDay.ts';
import type { Clock, ToldEvent } from './Clock.ts';
import { type Ending, endingsOf, type RunningLimit, runningLimits } from './clockworks.ts';

const byRule = new Map(runningLimits.map((running) => [running.limit.id as string, running]));

/** Ends those of the clocks that events of their case end, each by the earliest. Changes the clocks. */
export function settle(clocks: readonly Clock[], events: readonly ToldEvent[]): void {
  for (const clock of clocks) {
    const running = byRule.get(clock.rule);
    if (running === undefined || running.work.within === 'record') continue;
    for (const told of events) {
      const ending = endingBy(running, told);
      if (ending === undefined || told.caseId !== clock.caseId) continue;
      if (!concerns(clock.partyId, told.partyId)) continue;
      endBy(clock, { ...told, ending });
    }
  }
}

/** What an event does to stored clocks, rule by rule: the same as `settle`, for one statement. */
export function effectsOf(told: ToldEvent): readonly Effect[] {
  const known = effects.get(told.event);
  if (known !== undefined) return known;
  const made = runningLimits.flatMap((running) => {
    if (running.work.within === 'record') return [];
    const ending = endingBy(running, told);
    return ending === undefined ? [] : [{ rule: running.limit.id, ending }];
  });
  effects.set(told.event, made);
  return made;
}

/** The same for all kinds of these events, each kind once. */
export function effectsOfKinds(
  events: readonly ToldEvent[],
): readonly (Effect & Pick<ToldEvent, 'event'>)[] {
  const kinds = new Map(events.map((told) => [told.event, told]));
  return [...kinds.values()].flatMap((told) =>
    effectsOf(told).map((effect) => ({ event: told.event, ...effect })),
  );
}

interface Effect {
  readonly rule: string;
  readonly ending: Ending;
}

const effects = new Map<ToldEvent['event'], readonly Effect[]>();

/** Ends the clock unless an earlier event, or one that cancels it, did. */
export function endBy(
  clock: Clock,
  { at, ending, recordId }: { at: string; ending: Ending; recordId: string },
): void {
  if (at < countsFrom(clock.startedAt)) return;
  if (clock.endedAt !== undefined) {
    const wins = ending === 'LAPSED' && clock.endedAs === 'MET';
    if (at > clock.endedAt || (at === clock.endedAt && !wins)) return;
  }
  clock.endedAt = at;
  clock.endedAs = ending;
  clock.endedById = recordId;
}

/** The first moment of the day of the beginning: of some acts only the day is known. */
function countsFrom(startedAt: string): string {
  return instantText(dayStart(dayNumberOf(Date.parse(startedAt))));
}

function endingBy(running: RunningLimit, { event }: ToldEvent): Ending | undefined {
  return endingsOf(running).find(([one]) => one === event)?.[1];
}

function concerns(suspect: string | undefined, told: string | null): boolean {
  return suspect === undefined || told === null || suspect === told;
}
