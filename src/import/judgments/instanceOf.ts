import { textIn } from '../given.ts';
import type { Row } from '../Plan.ts';

/** The instance that the case type tells (类型代字): 刑终 second, 刑再 a retrial, else first. */
export function instanceOf(row: Row): 'FIRST' | 'SECOND' | 'RETRIAL' {
  const type = textIn(row, 'case_type') ?? '';
  if (type.includes('再')) return 'RETRIAL';
  return type.includes('终') ? 'SECOND' : 'FIRST';
}
