import { reject } from './Report.ts';

/** The finding for a mandatory field that was left out. */
export const missing = reject(
  'MISSING',
  'The field is mandatory and was left out.',
  '该项必填，未填写。',
  'Enter it.',
  '请填写。',
);

/** Whether a checked value says nothing: a text of blanks, or a list without items. */
export function isBlank(checked: unknown): boolean {
  return checked === null || (Array.isArray(checked) && checked.length === 0);
}
