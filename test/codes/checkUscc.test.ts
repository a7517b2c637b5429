import { describe, expect, test } from 'vitest';
import { checkUscc } from '../../src/codes/checkUscc.ts';
import { codesOf } from './codesOf.ts';
import { hasNoRealData, needsRealData, readCsv } from './realData.ts';

const STANDARD_EXAMPLE = '91350100M000100Y43';

describe('GB 32100-2015 unified social credit code', () => {
  test.each([
    STANDARD_EXAMPLE,
    '91370303MA0TEX018D',
    '91140403MA0TEX026K',
    '11370300MB0TEX038E',
    '52370300MJ0TEX045D',
  ])('%s is valid without any finding', (code) => {
    expect(checkUscc(code)).toEqual({ canonical: code, findings: [] });
  });

  test.each([
    '９１３５０１００Ｍ０００１００Ｙ４３',
    '91350100m000100y43',
    ' 9135 0100M000 100Y43\u3000',
  ])('full width, small letters and spaces are folded: %s', (printed) =>
    expect(checkUscc(printed).canonical).toBe(STANDARD_EXAMPLE),
  );

  test.each(['', '91350100M000100Y4', '91350100M000100Y433'])('%j has not 18 characters', (code) =>
    expect(checkUscc(code)).toMatchObject({
      canonical: undefined,
      findings: [{ code: 'USCC_LENGTH' }],
    }),
  );

  test.each(['I', 'O', 'S', 'V', 'Z', '环', '-'])('the character %s never occurs', (letter) => {
    expect(codesOf(checkUscc(`91350100M000100Y4${letter}`))).toEqual(['USCC_CHARACTERS']);
  });

  test('places 3 to 8 are digits', () => {
    expect(codesOf(checkUscc('9135010AM000100Y43'))).toEqual(['USCC_CHARACTERS']);
  });

  test('any single changed digit is rejected', () => {
    for (let place = 0; place < STANDARD_EXAMPLE.length; place++) {
      const old = STANDARD_EXAMPLE.charAt(place);
      const changed = old === '7' ? '8' : '7';
      const code = STANDARD_EXAMPLE.slice(0, place) + changed + STANDARD_EXAMPLE.slice(place + 1);
      expect(codesOf(checkUscc(code)), code).toEqual(['USCC_CHECK_DIGIT']);
    }
  });

  test('a wrong organisation code (GB 11714) under a right overall check only warns', () => {
    const codes = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((c) => `91350100M000100Y5${c}`);
    const valid = codes.map(checkUscc).filter((checked) => checked.canonical !== undefined);
    expect(valid.map(codesOf)).toEqual([['USCC_ORGANISATION_CHECK_DIGIT']]);
  });

  test('eighteen zeros pass the arithmetic but warn as a filler', () => {
    expect(codesOf(checkUscc('0'.repeat(18)))).toEqual(['USCC_DEPARTMENT_UNKNOWN']);
  });
});

describe.skipIf(hasNoRealData)(`real credit codes ${needsRealData}`, () => {
  const rows = hasNoRealData ? [] : readCsv('uscc_samples.csv');

  test('all 52 agree with the recorded results of both check digits', () => {
    expect(rows).toHaveLength(52);
    for (const { uscc = '', gb32100_check_ok, orgcode_check_ok } of rows) {
      const checked = checkUscc(uscc);
      expect(checked.canonical, uscc).toBe(gb32100_check_ok === 'True' ? uscc : undefined);
      const isClean = checked.findings.length === 0;
      expect(isClean, uscc).toBe(gb32100_check_ok === 'True' && orgcode_check_ok === 'True');
    }
  });
});
