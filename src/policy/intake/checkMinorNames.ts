import { reject } from '../../entities/Report.ts';
import type { EnteredParty } from './checkParty.ts';
import type { Problem } from './Problem.ts';

/**
 * A minor is named in its own particulars only, which are kept back; in the name of the case or in
 * any other text everyone would read it (未成年人保护法 Art. 103).
 */
export function checkMinorNames(
  texts: Readonly<Record<string, unknown>>,
  parties: readonly EnteredParty[],
  problems: Problem[],
): void {
  const names = parties
    .filter(({ values }) => values.minor === true)
    .flatMap(({ values }) => [values.name, values.idNo])
    .filter((name) => typeof name === 'string');
  if (names.length === 0) return;
  for (const [field, value] of Object.entries(texts)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    if (names.some((name) => text.includes(name))) problems.push({ ...minorNamed, field });
  }
}

const minorNamed = reject(
  'MINOR_NAMED',
  'The text names a minor.',
  '文本中出现未成年人姓名或证件号码。',
  'Write the surname and 某, or "the minor".',
  '请改为“某某”或“未成年人”。',
);
