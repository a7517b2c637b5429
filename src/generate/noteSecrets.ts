import { storedNotes } from '../policy/storedNotes.ts';
import { ageOn } from './ageOn.ts';
import { dayOf } from './chineseTime.ts';
import type { FeedPlan } from './FeedPlan.ts';

const fullAge = 18;
const handling = ['police', 'procuratorate', 'court'];

interface Described {
  readonly values: Readonly<Record<string, unknown>>;
}

/** The notes that an officer must add: on secrets of the investigation, and on a minor. */
export function noteSecrets(
  stored: Record<string, unknown>,
  { secretCells, feed }: FeedPlan,
  parties: readonly Described[],
  decided: number,
): void {
  const fields = secretCells.filter((cell) => stored[cell] !== undefined);
  const notes: object[] = [];
  if (fields.length > 0) {
    notes.push({
      fields,
      category: 'INVESTIGATION',
      reason: '涉及案件侦查内容，起诉决定作出前不宜扩散',
      readers: handling,
      untilEvent: 'PROSECUTION',
    });
  }
  if (parties.some((party) => isMinor(party, decided))) {
    notes.push({
      fields: [feed.perSuspect ? 'party' : 'parties'],
      category: 'MINOR',
      reason: '涉及未成年人身份信息，依法不得披露',
      readers: handling.map((agency) => `${agency}/handler`),
    });
  }
  if (notes.length > 0) Object.assign(stored, storedNotes(notes));
}

function isMinor({ values }: Described, decided: number): boolean {
  const { kind, birthDate } = values;
  const aged = kind === 'NATURAL' && typeof birthDate === 'string';
  return aged && ageOn(birthDate, dayOf(decided)) < fullAge;
}
