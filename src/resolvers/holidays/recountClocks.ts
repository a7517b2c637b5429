import type { Pool } from 'pg';
import {
  type CountedClock,
  type Recounted,
  readClocks,
  storeRecounted,
} from '../../db/clocks/recountSql.ts';
import type { Calendar } from '../../policy/Calendar.ts';
import { clockPass } from '../../policy/clockPass.ts';
import { type RunningLimit, runningLimits, turnsOf } from '../../policy/clocks/clockworks.ts';
import { timesOf } from '../../policy/clocks/timesOf.ts';
import type { Readings } from '../../policy/limits/Readings.ts';

interface Recount {
  readonly pool: Pool;
  readonly calendar: Calendar;
  readonly readings: Readings;
}

const byRule = new Map<string, RunningLimit>(
  runningLimits.map((running) => [running.limit.id, running]),
);
const turns = [...new Set(runningLimits.flatMap(turnsOf))];
/** A clock that a publication moved meanwhile is found by the next round. */
const mostRounds = 5;

/**
 * Counts again the clocks that ran on days between these two (YYYY-MM-DD), those that have ended too,
 * for what was late and what was not follows from the same days. Gives the number of clocks moved.
 */
export async function recountClocks(
  { pool, calendar, readings }: Recount,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<number> {
  const span = { from: `${first}T00:00:00+08:00`, to: `${last}T23:59:59.999+08:00`, turns };
  let moved = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    let now = 0;
    for (let place = '00000000-0000-0000-0000-000000000000'; ; ) {
      const clocks = await readClocks(pool, clockPass, place, span);
      const others = clocks.flatMap((clock) => recounted(clock, { calendar, readings }));
      if (others.length > 0) await storeRecounted(pool, clockPass, others);
      now += others.length;
      const end = clocks.at(-1);
      if (end === undefined) break;
      place = end.id;
    }
    moved += now;
    if (now === 0) return moved;
  }
  return moved;
}

function recounted(
  clock: CountedClock,
  days: { readonly calendar: Calendar; readonly readings: Readings },
): readonly Recounted[] {
  const running = byRule.get(clock.rule);
  if (running === undefined) return [];
  const happened = happenedTo(running, clock);
  const times = timesOf(running, Date.parse(clock.startedAt), { ...days, happened });
  const { dueAt, amberAt, redAt, pausedAt = null } = times;
  const same =
    dueAt === clock.dueAt &&
    amberAt === clock.amberAt &&
    redAt === clock.redAt &&
    pausedAt === clock.pausedAt;
  return same ? [] : [{ id: clock.id, before: clock.dueAt, dueAt, amberAt, redAt, pausedAt }];
}

function happenedTo({ work }: RunningLimit, { recordId, happened }: CountedClock) {
  if (work.pauses === undefined) return [];
  return (happened ?? [])
    .filter((one) => work.within !== 'record' || one.recordId === recordId)
    .flatMap(({ event: name, at }) => {
      const event = turns.find((one) => one === name);
      return event === undefined ? [] : [{ event, at: Date.parse(at) }];
    });
}
