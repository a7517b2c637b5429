import { expect, test } from 'vitest';
import { runningLimits } from '../../../src/policy/clocks/clockworks.ts';
import { notKept, notRunning } from '../../../src/policy/limits/notKept.ts';
import { timeLimits } from '../../../src/policy/timeLimits.ts';

/** The numbers of the rules in domain 1.6, from first to last of each run. */
const runs = [
  [1, 8],
  [10, 35],
  [40, 44],
  [50, 71],
  [80, 87],
  [90, 98],
] as const;

const domainIds = runs.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, n) => `TL-${String(first + n).padStart(2, '0')}`),
);

test('each time limit of the linkage is in the table or left out for a reason', () => {
  expect(domainIds).toHaveLength(78);
  const kept = timeLimits.map(({ id }) => id as string);
  expect(domainIds.filter((id) => !kept.includes(id))).toEqual(Object.keys(notKept));
  expect(kept.filter((id) => !domainIds.includes(id))).toEqual([]);
});

test('each rule of the table runs as a clock or says why not', () => {
  const running = new Set(runningLimits.map(({ limit }) => limit.id as string));
  const still = timeLimits.map(({ id }) => id as string).filter((id) => !running.has(id));
  expect(still).toEqual(Object.keys(notRunning));
});
