import { describe, expect, test } from 'vitest';
import { checkHubCaseNo, formatHubCaseNo } from '../../src/codes/hubCaseNo.ts';
import { codesOf } from './codesOf.ts';

const PARTS = [
  { divisionCode: '370303', year: 2022, sequence: 1 },
  { divisionCode: '140403', year: 2026, sequence: 123_456 },
  { divisionCode: '370391', year: 1999, sequence: 999_999 },
] as const;

describe('the hub case number H-{division}-{year}-{sequence}-{check}', () => {
  test.each(PARTS)('%o makes a number that checks', (parts) => {
    const printed = formatHubCaseNo(parts);
    expect(printed).toMatch(/^H-\d{6}-\d{4}-\d{6}-\d{2}$/);
    expect(checkHubCaseNo(printed)).toEqual({ canonical: printed, findings: [] });
  });

  test('the check digits make the whole number 1 modulo 97 (ISO 7064 MOD 97-10)', () => {
    for (const parts of PARTS) {
      const digits = formatHubCaseNo(parts).replaceAll(/\D/g, '');
      expect(BigInt(digits) % 97n).toBe(1n);
    }
  });

  test.each(PARTS)('every single wrong digit of %o is detected', (parts) => {
    const printed = formatHubCaseNo(parts);
    for (const [place, old] of [...printed].entries()) {
      for (const digit of /\d/.test(old) ? '0123456789' : '') {
        if (digit === old) continue;
        const wrong = printed.slice(0, place) + digit + printed.slice(place + 1);
        expect(codesOf(checkHubCaseNo(wrong)), wrong).toEqual(['HUB_CASE_NO_CHECK_DIGITS']);
      }
    }
  });

  test.each(PARTS)('every exchange of two neighbouring digits of %o is detected', (parts) => {
    const digits = formatHubCaseNo(parts).replaceAll(/\D/g, '');
    for (let place = 0; place + 1 < digits.length; place++) {
      const [left, right] = [digits.charAt(place), digits.charAt(place + 1)];
      if (left === right) continue;
      const wrong = `H${digits.slice(0, place)}${right}${left}${digits.slice(place + 2)}`;
      expect(codesOf(checkHubCaseNo(wrong)), wrong).toEqual(['HUB_CASE_NO_CHECK_DIGITS']);
    }
  });

  test('small letters, other dashes, spaces or no dashes do not matter', () => {
    const canonical = formatHubCaseNo(PARTS[0]);
    for (const printed of [
      canonical.toLowerCase(),
      canonical.replaceAll('-', '－'),
      canonical.replaceAll('-', ' – '),
      canonical.replaceAll('-', ''),
    ]) {
      expect(checkHubCaseNo(printed).canonical).toBe(canonical);
    }
  });

  test.each(['', 'H-370303-2022-1-50', 'X-370303-2022-000001-50'])('%j is malformed', (printed) => {
    expect(codesOf(checkHubCaseNo(printed))).toEqual(['HUB_CASE_NO_MALFORMED']);
  });

  test.each([
    { divisionCode: '3703', year: 2022, sequence: 1 },
    { divisionCode: '370303', year: 22, sequence: 1 },
    { divisionCode: '370303', year: 2022, sequence: 0 },
    { divisionCode: '370303', year: 2022, sequence: 1_000_000 },
    { divisionCode: '370303', year: 2022, sequence: 1.5 },
  ])('%o does not fit and throws', (parts) => {
    expect(() => formatHubCaseNo(parts)).toThrow(RangeError);
  });
});
