/** What is shown of a masked value: issue 3, point 4, by eye (first 6 and last 4; surname + 某; …). */
export function maskOf(cell: string, value: unknown): unknown {
  if (typeof value !== 'string') return null;
  if (cell === 'name') return `${[...value][0] ?? ''}某`;
  if (/IdNo$|^idNo$/.test(cell)) return `${value.slice(0, 6)}********${value.slice(-4)}`;
  if (cell === 'phone') return `${value.slice(0, 3)}****${value.slice(-4)}`;
  const district = /^.*?[市州盟].*?[区县市旗]/.exec(value)?.[0] ?? '';
  return `${district}***`;
}

/** The cells that are shown in part to those who may not have the whole. */
export const maskedCells = new Set(
  'name idNo legalRepIdNo personIdNo phone address domicile'.split(' '),
);

/** Of a person, what no part can be shown of. */
export const personalCells = new Set(
  'idType sex birthDate ethnicity education nativePlace occupation specialStatus'.split(' '),
);
