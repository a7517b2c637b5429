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

/** Whether the notes let the asker have an item (domain.md 4.3); the day and the event end a note. */
export function notesAdmit(notes: unknown, item: string, { names, own, rank }: Asker): boolean {
  return notesOf(notes).every((note) => {
    if (!listOf(note.fields).includes(item)) return true;
    const day = typeof note.untilDate === 'string' ? Date.parse(note.untilDate) : undefined;
    if (day !== undefined && day <= Date.now()) return true;
    const event = typeof note.untilEvent === 'string' ? events[note.untilEvent] : undefined;
    if (event !== undefined && rank >= event) return true;
    // A whistle-blower is kept from the provider's own officers too.
    const provider = own && note.category !== 'WHISTLEBLOWER';
    return provider || names.some((name) => listOf(note.readers).includes(name));
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
