import { foldPrinted } from './foldPrinted.ts';

const HIDDEN = '********';

/**
 * Masks a citizen identity number (公民身份号码) as first 6 + `********` + last 4, the most that may
 * ever be shown. Anything without the shape of such a number is hidden whole, its length too.
 */
export function maskIdNumber(printed: string): string {
  const number = foldPrinted(printed);
  if (!/^\d{17}[\dX]$/.test(number)) return HIDDEN;
  return `${number.slice(0, 6)}${HIDDEN}${number.slice(-4)}`;
}
