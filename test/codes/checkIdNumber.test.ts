import { describe, expect, test } from 'vitest';
import { beijingToday } from '../../src/codes/beijingToday.ts';
import { checkIdNumber } from '../../src/codes/checkIdNumber.ts';
import { maskIdNumber } from '../../src/codes/maskIdNumber.ts';
import { codesOf } from './codesOf.ts';

const TODAY = '2026-11-22';
const STANDARD_EXAMPLE = '11010519491231002X';

describe('GB 11643-1999 citizen identity number', () => {
  test.each([
    [STANDARD_EXAMPLE, '1949-12-31', 'FEMALE'],
    ['370303198001010012', '1980-01-01', 'MALE'],
    ['140403199906150121', '1999-06-15', 'FEMALE'],
    ['370303200908080035', '2009-08-08', 'MALE'],
  ])('%s gives birth date %s and sex %s', (number, birthDate, sex) => {
    const expected = { canonical: number, findings: [], birthDate, sex };
    expect(checkIdNumber(number, TODAY)).toEqual(expected);
  });

  test.each(['11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', '110105 19491231 002X'])(
    'full width, small x and spaces are folded: %s',
    (printed) => expect(checkIdNumber(printed, TODAY).canonical).toBe(STANDARD_EXAMPLE),
  );

  test('an impossible date rejects although the check digit is right (29 Feb 1979)', () => {
    const checked = checkIdNumber('140403197902290013', TODAY);
    expect(codesOf(checked)).toEqual(['ID_NUMBER_BIRTH_DATE']);
    expect(checked.canonical).toBeUndefined();
    expect(checked.birthDate).toBeUndefined();
  });

  test('a birth in the future rejects, a birth today does not', () => {
    const number = '370303200908080035';
    expect(codesOf(checkIdNumber(number, '2009-08-07'))).toEqual(['ID_NUMBER_BIRTH_IN_FUTURE']);
    expect(checkIdNumber(number, '2009-08-08').canonical).toBe(number);
  });

  test('every other last character is rejected', () => {
    for (const last of '0123456789') {
      const checked = checkIdNumber(`11010519491231002${last}`, TODAY);
      expect(codesOf(checked)).toEqual(['ID_NUMBER_CHECK_DIGIT']);
    }
  });

  test('every wrong thing is told at once', () => {
    expect(codesOf(checkIdNumber('140403197902290014', TODAY))).toEqual([
      'ID_NUMBER_CHECK_DIGIT',
      'ID_NUMBER_BIRTH_DATE',
    ]);
  });

  test.each(['', '110105491231002', '1101051949123100', '11010519491231002Y'])(
    '%j is not the form of an identity number',
    (number) => expect(codesOf(checkIdNumber(number, TODAY))).toEqual(['ID_NUMBER_FORMAT']),
  );

  test('an address code of no province only warns', () => {
    const clean = [...'0123456789X'].map((c) => checkIdNumber(`99010519491231002${c}`, TODAY));
    const odd = [...'0123456789X'].map((c) => checkIdNumber(`00010519491231002${c}`, TODAY));
    expect(clean.filter((checked) => checked.canonical).map(codesOf)).toEqual([[]]);
    expect(odd.filter((checked) => checked.canonical).map(codesOf)).toEqual([
      ['ID_NUMBER_ADDRESS_UNKNOWN'],
    ]);
  });

  test('no message quotes the number', () => {
    const text = JSON.stringify(checkIdNumber('140403197902290014', TODAY).findings);
    expect(text).not.toMatch(/140403|19790229|0014/);
  });
});

describe('masking', () => {
  test('shows the first 6 and the last 4 at most', () => {
    expect(maskIdNumber(' 11010519491231002x')).toBe('110105********002X');
  });

  test.each(['', '110105491231002', 'E12345678', '张三'])('hides all of %j', (text) => {
    expect(maskIdNumber(text)).toBe('********');
  });
});

test('the day in China begins eight hours before the day in UTC', () => {
  expect(beijingToday(new Date('2026-08-14T15:59:59Z'))).toBe('2026-08-14');
  expect(beijingToday(new Date('2026-08-14T16:00:00Z'))).toBe('2026-08-15');
});
