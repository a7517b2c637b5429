import { notesOf } from './intake/checkNotes.ts';

type Note = Readonly<Record<string, unknown>>;

/**
 * Whether new notes let anyone have more than the old ones did: then a second person of the provider
 * must agree. Each marked item must still be marked, for no more readers, no shorter, no looser.
 */
export function lowersMarking(before: unknown, after: unknown): boolean {
  const kept = notesOf(after);
  return notesOf(before).some((old) =>
    listOf(old.fields).some((item) => !kept.some((note) => isAsStrict(note, old, item))),
  );
}

function isAsStrict(note: Note, old: Note, item: string): boolean {
  if (!listOf(note.fields).includes(item)) return false;
  const readers = new Set(listOf(old.readers));
  const handling = new Set(listOf(note.handling));
  return (
    listOf(note.readers).every((reader) => readers.has(reader)) &&
    listOf(old.handling).every((rule) => handling.has(rule)) &&
    // A whistle-blower is kept even from the provider's own officers.
    (old.category !== 'WHISTLEBLOWER' || note.category === 'WHISTLEBLOWER') &&
    (old.onwardSharing === 'WITH_CONSENT' || note.onwardSharing !== 'WITH_CONSENT') &&
    lastsAsLong(note, old)
  );
}

/** A note without an end lasts longest; events are compared with themselves only. */
function lastsAsLong(note: Note, old: Note): boolean {
  if (typeof note.untilEvent === 'string') return note.untilEvent === old.untilEvent;
  if (typeof note.untilDate !== 'string') return true;
  return typeof old.untilDate === 'string' && note.untilDate >= old.untilDate;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
