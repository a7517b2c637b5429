import type { Row } from './World.ts';

/** Who asks of a record's notes, and how far the suspect or case has come. */
export interface Asker {
  readonly names: readonly string[];
  /** Whether its organ entered the record, or was granted it. */
  readonly own: boolean;
  readonly rank: number;
}

const events: Readonly<Record<string, number>> = {
  FILING: 70,
  ARREST: 85,
  PROSECUTION: 100,
  JUDGMENT_EFFECTIVE: 130,
};

/** Whether the notes let the asker have an item (domain.md 4.3). */
export function notesAdmit(notes: unknown, item: string, asker: Asker): boolean {
  const { names, own } = asker;
  return inForce(notes, item, asker).every((note) => {
    // A whistle-blower is kept from the provider's own officers too.
    const provider = own && note.category !== 'WHISTLEBLOWER';
    return provider || names.some((name) => listOf(note.readers).includes(name));
  });
}

/** Whether the notes let others than the provider find or count a record by an item (处理限制). */
export function notesLet(
  handling: 'NO_SEARCH' | 'NO_STATISTICS',
  notes: unknown,
  item: string,
  asker: Asker,
): boolean {
  if (asker.own) return true;
  return inForce(notes, item, asker).every((note) => !listOf(note.handling).includes(handling));
}

/** Whether a note on the item is in force. */
export function isNoted(notes: unknown, item: string, asker: Asker): boolean {
  return inForce(notes, item, asker).length > 0;
}

/** The notes on an item that neither their day nor their event has ended. */
function inForce(notes: unknown, item: string, { rank }: Asker): readonly Row[] {
  return notesOf(notes).filter((note) => {
    if (!listOf(note.fields).includes(item)) return false;
    const day = typeof note.untilDate === 'string' ? Date.parse(note.untilDate) : undefined;
    if (day !== undefined && day <= Date.now()) return false;
    const event = typeof note.untilEvent === 'string' ? events[note.untilEvent] : undefined;
    return event === undefined || rank < event;
  });
}

/** Why an item is withheld: that its provider marked it, and until when. */
export function markedUntil(notes: unknown, item: string): string {
  const note = notesOf(notes).find(({ fields }) => listOf(fields).includes(item));
  const until = note?.untilEvent ?? note?.untilDate;
  return typeof until === 'string' ? `MARKED ${until}` : 'MARKED';
}

/** The handle under which the whole record may be asked for. */
export function handleOf(notes: unknown): string {
  const note = notesOf(notes).find(({ fields }) => listOf(fields).includes('*'));
  return String(note?.handle);
}

function notesOf(notes: unknown): readonly Row[] {
  return Array.isArray(notes) ? notes : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
