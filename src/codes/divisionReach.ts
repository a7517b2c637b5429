/** The codes that lie in a division, both ends included, and its level. */
export interface DivisionReach {
  readonly lowest: string;
  readonly highest: string;
  readonly level: 'NATION' | 'PROVINCE' | 'CITY' | 'DISTRICT';
}

/**
 * The range of GB/T 2260 codes (行政区划代码) that lie in a division: `370300` reaches from `370300` to
 * `370399`. `000000` is the nation. Throws RangeError for what is not a code of that standard.
 */
export function divisionReach(code: string): DivisionReach {
  if (code === '000000') return { lowest: code, highest: '999999', level: 'NATION' };
  if (!/^[1-9]\d{5}$/.test(code)) {
    throw new RangeError('A division code has six digits and does not begin with 0.');
  }
  if (code.endsWith('0000')) {
    return { lowest: code, highest: `${code.slice(0, 2)}9999`, level: 'PROVINCE' };
  }
  if (code.endsWith('00')) {
    return { lowest: code, highest: `${code.slice(0, 4)}99`, level: 'CITY' };
  }
  return { lowest: code, highest: code, level: 'DISTRICT' };
}
