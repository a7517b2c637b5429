import { isAgency } from '../../codes/agencies.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { reject } from '../../entities/Report.ts';
import { shortestReason } from '../shortestReason.ts';
import type { Problem } from './Problem.ts';

type Row = Readonly<Record<string, unknown>>;

/** Whether a note of this category marks the field. */
function covers(notes: readonly Row[], category: string, field?: string): boolean {
  return notes.some(
    (note) =>
      note.category === category &&
      (field === undefined || listOf(note.fields).some((one) => one === field || one === '*')),
  );
}

/**
 * The notes of an entered record: each well formed, and there where the law asks for one, for
 * secrets of the investigation and for minors (domain 4.3). Over-marking is a matter of the clause.
 */
export function checkNotes(
  feed: FeedDefinition,
  values: Row,
  namesMinor: boolean,
  problems: Problem[],
): void {
  const notes = notesOf(values.notes);
  notes.forEach((note, index) => {
    checkNote(feed, note, `notes.${index}`, problems);
  });
  for (const cell of feed.cells) {
    const filled = cell.investigation && values[cell.name] !== undefined;
    if (!filled || covers(notes, 'INVESTIGATION', cell.name)) continue;
    problems.push({ ...noteMissing, field: cell.name });
  }
  if (namesMinor && !covers(notes, 'MINOR')) problems.push({ ...noteMissing, field: 'notes' });
}

/** One note by itself. */
function checkNote(feed: FeedDefinition, note: Row, at: string, problems: Problem[]): void {
  const markable = new Set(feed.cells.filter((cell) => !cell.notNull).map((cell) => cell.name));
  markable.add('*');
  // The number is marked by the name that the feed gives it.
  if (feed.number !== undefined) markable.delete('documentNo');
  // Persons are kept back by the law; that one is a minor is what a note on them declares.
  if (note.category === 'MINOR') markable.add(feed.perSuspect ? 'party' : 'parties');
  listOf(note.fields).forEach((field, index) => {
    if (markable.has(field) || /^attachments\.[0-9a-f]{64}$/i.test(field)) return;
    problems.push({ ...notMarkable, field: `${at}.fields.${index}` });
  });
  listOf(note.readers).forEach((reader, index) => {
    if (isReader(reader)) return;
    problems.push({ ...unknownReader, field: `${at}.readers.${index}` });
  });
  if (typeof note.reason === 'string' && [...note.reason].length < shortestReason) {
    problems.push({ ...reasonTooShort, field: `${at}.reason` });
  }
  if (note.untilEvent !== undefined && note.untilDate !== undefined) {
    problems.push({ ...twoEnds, field: `${at}.untilDate` });
  }
}

/** An agency, an organ of one, or a post of either. */
function isReader(reader: string): boolean {
  const [agency = ''] = reader.split(/[-/]/, 1);
  return (
    isAgency(agency) &&
    /^[a-z]+(-[\w-]{1,40})?(\/(handler|supervisor|reviewer|liaison|clueDesk))?$/.test(reader)
  );
}

/** The notes of a record or mutation, as they passed their field rules. */
export function notesOf(notes: unknown): readonly Row[] {
  const items: readonly unknown[] = Array.isArray(notes) ? notes : [];
  return items.filter((one): one is Row => typeof one === 'object' && one !== null);
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

const noteMissing = reject(
  'NOTE_MISSING',
  'Data of the investigation and of minors is not entered without a confidentiality note on it.',
  '侦查秘密和未成年人信息，须附保密特别说明后方可录入。',
  'Add a note to "notes" that names the field, its category, reason and readers.',
  '请在 notes 中说明事项、类别、理由和知悉范围。',
);

const notMarkable = reject(
  'NOT_MARKABLE',
  'The feed has no such field, or its existence is told with every record.',
  '该信息类别没有此字段，或该字段随记录公开，不可标注。',
  'Name a field of the record, `attachments.SHA256`, or `*`.',
  '请填写记录的字段名、attachments.摘要值，或 *。',
);

const unknownReader = reject(
  'UNKNOWN_AUDIENCE',
  'This is neither an agency, nor an organ id, nor a post of one.',
  '不是机关、单位编号或其岗位。',
  'Write for example police, police-370303 or police/handler.',
  '例如填写 police、police-370303 或 police/handler。',
);

const reasonTooShort = reject(
  'MARKING_REASON_MISSING',
  `A note needs a reason of at least ${shortestReason} characters.`,
  `保密说明须写明理由（不少于${shortestReason}字）。`,
  'Explain why the content is confidential.',
  '请说明保密理由。',
);

const twoEnds = reject(
  'TWO_RELEASES',
  'A note ends by an event or on a day, not by both.',
  '解除事件与解除日期只能填写一项。',
  'Leave one of them out.',
  '请保留其中一项。',
);
