import { divisionReach } from './divisionReach.ts';

/**
 * The division one level up (GB/T 2260): district → city → province → nation (`000000`); undefined
 * for the nation. Throws RangeError for a malformed code.
 */
export function parentDivision(code: string): string | undefined {
  const { level } = divisionReach(code);
  if (level === 'NATION') return undefined;
  if (level === 'PROVINCE') return '000000';
  // Hainan's first codes (460001…) stood directly under the province: the city digits are 00.
  return level === 'CITY' ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}
