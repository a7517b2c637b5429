import { createHash } from 'node:crypto';
import type { Organ } from './Organ.ts';

/** A court code of the style in force, which names one court; the older ones are shared by many. */
const modernCode = /^[一-龥](\d{2}|\d{4})$/;

/** The id of an organ to be registered: its code or division where they name it alone, else a digest. */
export function organId(
  { agency, name, divisionCode, courtCode = '' }: Omit<Organ, 'id'>,
  isOfWholeDivision: boolean,
  isTaken: (id: string) => boolean,
): string {
  const plain = modernCode.test(courtCode)
    ? `${agency}-${courtCode}`
    : isOfWholeDivision
      ? `${agency}-${divisionCode}`
      : undefined;
  if (plain !== undefined && !isTaken(plain)) return plain;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${agency}-${divisionCode}-${digest}`;
}

/** The code if it is of the style in force. */
export function modernCourtCode(code: string): string | undefined {
  return modernCode.test(code) ? code : undefined;
}
