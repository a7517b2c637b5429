import { eventSources } from '../clocks/eventSources.ts';
import type { TimeLimit } from '../limits/TimeLimit.ts';
import { acts } from './acts.ts';

/** The mutations by which a limit is met: the acts that bring its event about, else the feeds that tell it. */
export function meansOf({ to, obliged }: TimeLimit): readonly string[] {
  const own = acts.filter(({ bars = [] }) =>
    bars.some(({ code, events }) => code === 'ACT_DONE' && events.some((one) => to.includes(one))),
  );
  if (own.length > 0 || obliged === undefined) return own.map(({ name }) => name);
  return Object.entries(eventSources)
    .filter(([, sources]) => sources.some(({ event }) => to.includes(event)))
    .map(([feed]) => `publish${feed}`);
}
