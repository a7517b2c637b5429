import { notesOf } from './intake/checkNotes.ts';

interface StoredNotes {
  readonly notes: readonly object[] | undefined;
  /** All items that the notes mark, by which unmarked cells are passed by. */
  readonly noteItems: readonly string[] | undefined;
}

/** Notes as the tables keep them; none at all where there is none. */
export function storedNotes(entered: unknown): StoredNotes {
  const notes = notesOf(entered).map((note) => ({ onwardSharing: 'NONE', ...note }));
  if (notes.length === 0) return { notes: undefined, noteItems: undefined };
  const items = notesOf(entered).flatMap(({ fields }) => (Array.isArray(fields) ? fields : []));
  return { notes, noteItems: [...new Set(items.map(String))] };
}
