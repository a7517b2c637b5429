import { describe, expect, test } from 'vitest';
import { crimesIn, nearness } from '../../src/policy/signals/crimeRules.ts';
import { usualSignalSettings } from '../../src/policy/signals/SignalSettings.ts';

const on = (day: string, facts: object, readings = usualSignalSettings) =>
  crimesIn({ occurredTo: `${day}T10:00:00+08:00`, ...facts }, readings).map(
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
    [
      'R1-6',
      { duringAlert: true, priorAlertPenalties2y: 2, ...metal('二氧化硫', 1) },
      { duringAlert: true, priorAlertPenalties2y: 2, ...metal('氨氮', 1) },
    ],
    ['R1-8', { priorPenalties2y: 2, ...waste(0.1) }, { priorPenalties2y: 1, ...waste(0.1) }],
    ['R1-9', { propertyLoss: 300_000 }, { illegalGains: 299_999 }],
    [
      'R1-10',
      { harm: { intake: 'TOWNSHIP', intakeHours: 12 } },
      { harm: { intake: 'TOWNSHIP', intakeHours: 11.5 } },
    ],
  ])('%s', (rule, crime, none) => {
    expect(on('2024-03-01', crime).join()).toContain(`${rule} 法释〔2023〕7号`);
    expect(on('2024-03-01', none).join()).not.toContain(`${rule} `);
  });

  test.each([
    [
      'R2-1',
      { protectedArea: 'NATURE_CORE', ...waste(1), harm: { ecologyDegraded: true } },
      { ...waste(1), harm: { ecologyDegraded: true } },
    ],
    [
      'R2-2',
      { ...waste(1), harm: { ecologyDegraded: true, listedWater: true } },
      { ...waste(1), harm: { listedWater: true } },
    ],
    ['R2-3', waste(100), waste(99.9)],
    ['R2-4', { illegalGains: 1_000_000 }, { propertyLoss: 999_999 }],
    [
      'R2-5',
      { harm: { intake: 'COUNTY', intakeHours: 12 } },
      { harm: { intake: 'TOWNSHIP', intakeHours: 12 } },
    ],
    [
      'R2-6',
      { harm: { basicFarmlandMu: 10 } },
      { harm: { basicFarmlandMu: 9.9, otherFarmlandMu: 19, otherLandMu: 49 } },
    ],
    ['R2-7', { harm: { saplings: 2500 } }, { harm: { saplings: 2499, treesCubicMetres: 49 } }],
    ['R2-8', { harm: { evacuated: 5000 } }, { harm: { evacuated: 4999 } }],
    ['R2-9', { harm: { poisoned: 30 } }, { harm: { poisoned: 29 } }],
    ['R2-10', { harm: { slightlyInjured: 3 } }, { harm: { slightlyInjured: 2 } }],
    [
      'R3-1',
      { protectedArea: 'WATER_SOURCE_1', ...waste(1), harm: { intake: 'CITY', intakeHours: 12 } },
      { ...waste(1), harm: { intake: 'CITY', intakeHours: 12 } },
    ],
    ['R3-3', { harm: { basicFarmlandMu: 50 } }, { harm: { basicFarmlandMu: 49 } }],
    ['R3-4', { harm: { disabledOrKilled: 1 } }, { harm: { seriouslyInjured: 2 } }],
  ])('%s makes it graver (Art. 2, 3)', (rule, grave, less) => {
    expect(on('2024-03-01', grave).join()).toContain(`${rule} 法释〔2023〕7号`);
    expect(on('2024-03-01', less).join()).not.toContain(`${rule} `);
    expect(on('2023-08-14', grave).join()).not.toContain(`${rule} `);
  });

  test.each([
    ['second-grade water source', { protectedArea: 'WATER_SOURCE_2', ...waste(1) }],
    ['emergency channel', { dischargeMode: 'EMERGENCY_CHANNEL', ...waste(1) }],
    ['permit under key management', { dischargeMode: 'DATA_FRAUD', permitKeyManaged: true }],
    ['alert', { duringAlert: true, priorAlertPenalties2y: 2, ...metal('二氧化硫', 1) }],
  ])('%s: no crime by the text of 2016, one by that of 2023', (_, facts) => {
    expect(on('2023-08-14', facts)).toEqual([]);
    expect(on('2023-08-15', facts)).toHaveLength(1);
  });

  test('harm to land, trees and people was itself an item of the text of 2016', () => {
    expect(on('2020-03-01', { harm: { otherLandMu: 20 } })).toEqual([
      'R1-12 法释〔2016〕29号 Art. 1(十二)–(十七)',
    ]);
  });

  test('"three times over" is counted over the limit, or as a multiple of it where so configured', () => {
    const measured = { pollutants: [{ name: '总铬', concentration: 4.6, standardValue: 1.5 }] };
    expect(on('2024-03-01', measured)).toEqual([]);
    expect(on('2024-03-01', measured, { ...usualSignalSettings, timesOver: 'ratio' })).toHaveLength(
      1,
    );
    expect(nearness(measured)).toBeGreaterThan(0.6);
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
