import type { Checked, Finding } from './Finding.ts';
import { foldPrinted } from './foldPrinted.ts';

/** What a hub case number is made of. */
export interface HubCaseNoParts {
  /** GB/T 2260, six digits. */
  readonly divisionCode: string;
  readonly year: number;
  /** Running number of the division in the year, from 1. */
  readonly sequence: number;
}

const SHAPE = /^H-?(\d{6})-?(\d{4})-?(\d{6})-?(\d{2})$/;

const MALFORMED: Finding = {
  severity: 'reject',
  code: 'HUB_CASE_NO_MALFORMED',
  message: 'A hub case number reads H-division-year-sequence-check: 1 + 6 + 4 + 6 + 2 characters.',
  messageZh: '衔接案件编号应为“H-区划6位-年份4位-序号6位-校验2位”。',
  remedy: 'Copy the number from the case page.',
  remedyZh: '请从案件页面复制编号。',
};

const CHECK_DIGITS: Finding = {
  severity: 'reject',
  code: 'HUB_CASE_NO_CHECK_DIGITS',
  message: 'The check digits do not fit the rest of the number.',
  messageZh: '衔接案件编号校验位不符。',
  remedy: 'Compare the number with the case page digit by digit.',
  remedyZh: '请逐位对照案件页面核对。',
};

/**
 * Prints the hub's own case number (衔接案件编号), `H-370303-2022-000001-cc`, with two check digits by
 * ISO 7064 MOD 97-10. Throws RangeError when a part does not fit its width.
 */
export function formatHubCaseNo(parts: HubCaseNoParts): string {
  const { divisionCode, year, sequence } = parts;
  if (!/^\d{6}$/.test(divisionCode)) throw new RangeError('A division code has six digits.');
  if (!isWithin(year, 1000, 9999)) throw new RangeError('A year has four digits.');
  if (!isWithin(sequence, 1, 999_999)) throw new RangeError('A sequence runs from 1 to 999999.');
  const serial = String(sequence).padStart(6, '0');
  const check = checkDigits(`${divisionCode}${year}${serial}`);
  return `H-${divisionCode}-${year}-${serial}-${check}`;
}

/**
 * Checks a hub case number, also without hyphens, and gives its canonical form. Every single wrong
 * digit and every exchange of two neighbouring digits is found (ISO 7064 MOD 97-10).
 */
export function checkHubCaseNo(printed: string): Checked {
  const match = SHAPE.exec(foldPrinted(printed));
  if (match === null) return { canonical: undefined, findings: [MALFORMED] };
  const [, division = '', year = '', serial = '', check = ''] = match;
  if (checkDigits(`${division}${year}${serial}`) !== check) {
    return { canonical: undefined, findings: [CHECK_DIGITS] };
  }
  return { canonical: `H-${division}-${year}-${serial}-${check}`, findings: [] };
}

function checkDigits(digits: string): string {
  return String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, '0');
}

function isWithin(value: number, lowest: number, highest: number): boolean {
  return Number.isInteger(value) && value >= lowest && value <= highest;
}
