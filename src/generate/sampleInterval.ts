import type { Random } from './Random.ts';

/** How long something takes, in days, by its 10th, 50th and 90th percentile. */
export interface Interval {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Measured on 310 judgments of the public JuDGE set (shared/data/README.md). */
export const measured = {
  detentionToArrest: { p10: 8, p50: 26, p90: 47 },
  detentionToIndictment: { p10: 42, p50: 99, p90: 217 },
  indictmentToJudgment: { p10: 6, p50: 19, p90: 92 },
} as const satisfies Record<string, Interval>;

/** The standard normal deviate below which nine tenths lie. */
const nineTenths = 1.2816;
const widest = 2.6;

/** Days from a log-normal distribution whose halves are fitted to the percentiles each by itself. */
export function sampleInterval(random: Random, { p10, p50, p90 }: Interval): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.fraction()));
  const deviate = radius * Math.cos(2 * Math.PI * random.fraction());
  const bounded = Math.max(-widest, Math.min(widest, deviate));
  const ratio = bounded < 0 ? p50 / p10 : p90 / p50;
  return p50 * ratio ** (bounded / nineTenths);
}
