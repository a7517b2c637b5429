import { randomUUID } from 'node:crypto';
import { notesOf } from './intake/checkNotes.ts';

interface StoredNotes {
  readonly notes: readonly object[] | undefined;
  /** All items that the notes mark, by which unmarked cells are passed by. */
  readonly noteItems: readonly string[] | undefined;
}

/**
 * Notes as the tables keep them; none at all where there is none. One that marks the whole record gets
 * a handle, by which the record may be asked for without its id being told.
 */
export function storedNotes(entered: unknown): StoredNotes {
  const notes = notesOf(entered).map((note) => ({
    onwardSharing: 'NONE',
    ...note,
    ...(marksWhole(note) && { handle: randomUUID() }),
  }));
  if (notes.length === 0) return { notes: undefined, noteItems: undefined };
  const items = notesOf(entered).flatMap(({ fields }) => (Array.isArray(fields) ? fields : []));
  return { notes, noteItems: [...new Set(items.map(String))] };
}

function marksWhole({ fields }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(fields) && fields.includes('*');
}
