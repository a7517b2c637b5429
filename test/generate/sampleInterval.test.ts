import { expect, test } from 'vitest';
import { Random } from '../../src/generate/Random.ts';
import { measured, sampleInterval } from '../../src/generate/sampleInterval.ts';

test.each(Object.entries(measured))(
  '%s has the percentiles of the real judgments',
  (_, interval) => {
    const random = new Random(7);
    const sample = Array.from({ length: 20_000 }, () => sampleInterval(random, interval));
    sample.sort((one, other) => one - other);
    const percentile = (share: number) => sample[Math.floor(share * sample.length)] ?? 0;
    expect(percentile(0.1) / interval.p10).toBeCloseTo(1, 1);
    expect(percentile(0.5) / interval.p50).toBeCloseTo(1, 1);
    expect(percentile(0.9) / interval.p90).toBeCloseTo(1, 1);
  },
);
