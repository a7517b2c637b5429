const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * A credit code (统一社会信用代码) with valid check characters that nobody bears: its organisation code
 * begins with XJ, a series that is not given out. `serial` runs from 0 to 887,503,680.
 */
export function syntheticUscc(
  department: '91' | '92',
  divisionCode: string,
  serial: number,
): string {
  let body = '';
  for (let place = 0, rest = serial; place < 6; place += 1, rest = Math.floor(rest / 31)) {
    body = alphabet.charAt(rest % 31) + body;
  }
  const organisation = `XJ${body}`;
  const rest = 11 - (weightedSum(organisation, organisationAlphabet, organisationWeights) % 11);
  const check = rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
  const code = `${department}${divisionCode}${organisation}${check}`;
  return code + alphabet.charAt((31 - (weightedSum(code, alphabet, weights) % 31)) % 31);
}

function weightedSum(text: string, places: string, factors: readonly number[]): number {
  return factors.reduce((sum, factor, i) => sum + places.indexOf(text.charAt(i)) * factor, 0);
}
