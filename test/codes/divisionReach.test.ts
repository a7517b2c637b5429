import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { divisionReach } from '../../src/codes/divisionReach.ts';
import { parentDivision } from '../../src/codes/parentDivision.ts';
import { hasNoRealData, needsRealData } from './realData.ts';

describe('GB/T 2260 division codes', () => {
  test.each([
    ['000000', '000000', '999999', 'NATION', undefined],
    ['370000', '370000', '379999', 'PROVINCE', '000000'],
    ['370300', '370300', '370399', 'CITY', '370000'],
    ['370303', '370303', '370303', 'DISTRICT', '370300'],
    ['429004', '429004', '429004', 'DISTRICT', '429000'],
    ['460001', '460001', '460001', 'DISTRICT', '460000'],
  ])('%s reaches from %s to %s as %s, parent %s', (code, lowest, highest, level, parent) => {
    expect(divisionReach(code)).toEqual({ lowest, highest, level });
    expect(parentDivision(code)).toBe(parent);
  });

  test.each(['', '3703', '37030', '3703030', '37030A', '000001', '000100', '３７０３０３'])(
    '%j is malformed and throws',
    (code) => {
      expect(() => divisionReach(code)).toThrow(RangeError);
      expect(() => parentDivision(code)).toThrow(RangeError);
    },
  );
});

describe.skipIf(hasNoRealData)(`every division there ever was ${needsRealData}`, () => {
  test('lies in the reach of its parent and of the nation', () => {
    const file = new URL('../../../shared/data/gb2260_history.json', import.meta.url);
    const codes = Object.keys(JSON.parse(readFileSync(file, 'utf8')));
    expect(codes.length).toBeGreaterThan(7000);
    for (const code of codes) {
      let division: string | undefined = code;
      let steps = 0;
      while (division !== undefined) {
        const { lowest, highest } = divisionReach(division);
        expect(lowest <= code && code <= highest, `${code} in ${division}`).toBe(true);
        division = parentDivision(division);
        steps++;
      }
      expect(steps).toBeLessThanOrEqual(4);
    }
  });
});
