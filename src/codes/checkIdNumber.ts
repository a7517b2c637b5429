import { beijingToday } from './beijingToday.ts';
import type { Checked, Finding } from './Finding.ts';
import { foldPrinted } from './foldPrinted.ts';

/** What an identity number says about its holder; absent when the number is rejected. */
export interface CheckedIdNumber extends Checked {
  /** `yyyy-mm-dd`. */
  readonly birthDate?: string;
  readonly sex?: 'MALE' | 'FEMALE';
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
// 81–83: residence permits of 港澳台 residents; 9…: permanent residence cards of foreigners.
const KNOWN_ADDRESS = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;
// The numbers were introduced in 1984: no holder was born before this year.
const EARLIEST_BIRTH_YEAR = 1850;

const FORMAT: Finding = {
  severity: 'reject',
  code: 'ID_NUMBER_FORMAT',
  message: 'A citizen identity number has 17 digits and a last digit or X.',
  messageZh: '公民身份号码应为17位数字加1位数字或X。',
  remedy: 'Copy the 18 characters from the identity card; 15-digit numbers are no longer valid.',
  remedyZh: '请按身份证录入18位号码，15位旧号码已停用。',
};

const CHECK_DIGIT: Finding = {
  severity: 'reject',
  code: 'ID_NUMBER_CHECK_DIGIT',
  message: 'The last character does not fit the first 17 (GB 11643-1999).',
  messageZh: '公民身份号码校验码不符（GB 11643-1999）。',
  remedy: 'Compare the number with the identity card digit by digit.',
  remedyZh: '请逐位对照身份证核对。',
};

const BIRTH_DATE: Finding = {
  severity: 'reject',
  code: 'ID_NUMBER_BIRTH_DATE',
  message: 'Places 7 to 14 are not a day of the calendar on which the holder can have been born.',
  messageZh: '公民身份号码第7至14位不是有效的出生日期。',
  remedy: 'Compare the date of birth with the identity card.',
  remedyZh: '请对照身份证核对出生日期。',
};

const BIRTH_IN_FUTURE: Finding = {
  severity: 'reject',
  code: 'ID_NUMBER_BIRTH_IN_FUTURE',
  message: 'The date of birth in the number lies in the future.',
  messageZh: '公民身份号码中的出生日期晚于当前日期。',
  remedy: 'Compare the date of birth with the identity card.',
  remedyZh: '请对照身份证核对出生日期。',
};

const ADDRESS: Finding = {
  severity: 'warn',
  code: 'ID_NUMBER_ADDRESS_UNKNOWN',
  message: 'The first two digits name no known province.',
  messageZh: '公民身份号码前两位不是已知的省级地址码。',
  remedy: 'Look the person up in the population register.',
  remedyZh: '请通过人口信息系统核实。',
};

/**
 * Checks a citizen identity number (公民身份号码, GB 11643-1999) and reads birth date and sex from it.
 * Abolished address codes are legal; an impossible or future birth date rejects even when the
 * check digit is right. `today` (`yyyy-mm-dd`) is the day in China unless given.
 */
export function checkIdNumber(printed: string, today: string = beijingToday()): CheckedIdNumber {
  const number = foldPrinted(printed);
  if (!/^\d{17}[\dX]$/.test(number)) return { canonical: undefined, findings: [FORMAT] };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const findings = [
    ...(checkCharacter(number) === number.charAt(17) ? [] : [CHECK_DIGIT]),
    ...birthFindings(birthDate, today),
    ...(KNOWN_ADDRESS.test(number) ? [] : [ADDRESS]),
  ];
  if (findings.some((finding) => finding.severity === 'reject')) {
    return { canonical: undefined, findings };
  }
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'MALE' : 'FEMALE';
  return { canonical: number, findings, birthDate, sex };
}

function checkCharacter(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + Number(number.charAt(i)) * weight, 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function birthFindings(birthDate: string, today: string): readonly Finding[] {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal || year < EARLIEST_BIRTH_YEAR) return [BIRTH_DATE];
  return birthDate > today ? [BIRTH_IN_FUTURE] : [];
}
