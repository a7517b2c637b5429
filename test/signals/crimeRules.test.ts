import { describe, expect, test } from 'vitest';
import { crimesIn, nearness } from '../../src/policy/signals/crimeRules.ts';

const on = (day: string, facts: object) =>
  crimesIn({ occurredTo: `${day}T10:00:00+08:00`, ...facts }).map(
    ({ id, article }) => `${id} ${article}`,
  );
const waste = (amount: number, amountUnit = 't') => ({
  pollutants: [{ name: '废酸', amount, amountUnit, wasteCode: 'HW34 900-349-34' }],
});
const metal = (name: string, timesOver: number) => ({ pollutants: [{ name, timesOver }] });

describe('严重污染环境, item by item (法释〔2023〕7号 Art. 1)', () => {
  test.each([
    [
      'R1-1',
      { protectedArea: 'WATER_SOURCE_1', ...waste(0.1) },
      { protectedArea: 'OTHER', ...waste(0.1) },
    ],
    ['R1-2', waste(3), waste(2.99)],
    ['R1-2', waste(3000, 'kg'), waste(2999, 'kg')],
    ['R1-3', metal('总铬', 3), metal('总铬', 2.9)],
    ['R1-4', metal('总镍', 10), metal('总镍', 9.9)],
    [
      'R1-5',
      { dischargeMode: 'HIDDEN_PIPE', ...waste(0.1) },
      { dischargeMode: 'DIRECT', ...waste(0.1) },
    ],
    [
      'R1-7',
      { dischargeMode: 'DATA_FRAUD', keyMonitoredUnit: true },
      { dischargeMode: 'DATA_FRAUD' },
    ],
    ['R1-8', { priorPenalties2y: 2, ...waste(0.1) }, { priorPenalties2y: 1, ...waste(0.1) }],
    ['R1-9', { propertyLoss: 300_000 }, { illegalGains: 299_999 }],
  ])('%s', (rule, crime, none) => {
    expect(on('2024-03-01', crime).join()).toContain(`${rule} 法释〔2023〕7号`);
    expect(on('2024-03-01', none).join()).not.toContain(`${rule} `);
  });

  test('an act before 15 August 2023 falls under the interpretation of 2016', () => {
    expect(on('2023-08-14', waste(5))).toEqual(['R1-2 法释〔2016〕29号 Art. 1(二)']);
    expect(on('2023-08-15', waste(5))).toEqual(['R1-2 法释〔2023〕7号 Art. 1(二)']);
    expect(on('2015-01-01', waste(5))).toEqual([]);
  });

  test('80 % of a threshold is near it', () => {
    expect(nearness(waste(2.4))).toBeCloseTo(0.8);
    expect(nearness({ propertyLoss: 150_000 })).toBeCloseTo(0.5);
  });
});
