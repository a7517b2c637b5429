const first = ['coordination', 'environment', 'police', 'procuratorate', 'court'];

/**
 * The place of a migration in the order over all agencies, as a number of 13 digits: the agency in
 * the order of a case, then others by name, then the file's number. It depends on nothing else, so
 * a new agency moves nobody.
 */
export function migrationOrder(agency: string, number: number): number {
  const place = first.indexOf(agency) + 1;
  const digits = place > 0 ? `${place}${'0'.repeat(8)}` : `9${byName(agency)}`;
  return Number(`${digits}${String(number).padStart(4, '0')}`);
}

/** The first five letters as a number of eight digits that sorts like them. */
function byName(agency: string): string {
  const letters = [...agency.padEnd(5, '`').slice(0, 5)];
  const value = letters.reduce((sum, letter) => sum * 27 + letter.charCodeAt(0) - 96, 0);
  return String(value).padStart(8, '0');
}
