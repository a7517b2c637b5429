const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/**
 * An identity number (公民身份号码) with a valid check digit and an order code of 996 to 999, which was
 * kept for centenarians: no living person of the ages here is known to bear one.
 */
export function syntheticIdNumber(
  divisionCode: string,
  birthDate: string,
  { male, second }: { readonly male: boolean; readonly second: boolean },
): string {
  const order = 996 + (male ? 1 : 0) + (second ? 2 : 0);
  const body = `${divisionCode}${birthDate.replaceAll('-', '')}${order}`;
  const sum = weights.reduce((total, weight, i) => total + Number(body.charAt(i)) * weight, 0);
  return body + checkCharacters.charAt(sum % 11);
}
