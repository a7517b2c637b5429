import { newId } from '../../codes/newId.ts';
import { applySql, ownRecordSql, proposeSql } from '../../db/marking/markingSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { HubError } from '../../errors.ts';
import { checkNotes, notesOf } from '../../policy/intake/checkNotes.ts';
import { checkOverMarking } from '../../policy/intake/checkOverMarking.ts';
import { isAcceptable } from '../../policy/intake/checkRow.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { lowersMarking } from '../../policy/lowersMarking.ts';
import { storedNotes } from '../../policy/storedNotes.ts';
import type { Context } from '../Context.ts';
import { typeOfId } from '../typeOfId.ts';
import type { MarkingChange } from './MarkingChange.ts';

interface Marking {
  readonly record: string;
  readonly notes: unknown;
  readonly reason: string;
}

/**
 * Puts notes on a record of one's own organ in place of those it has. What keeps more back holds at
 * once; what lets anyone have more waits for a second person (domain 4.3).
 */
export async function markRecord(context: Context, marking: Marking): Promise<MarkingChange> {
  const { registry, pool } = context.services;
  const { intake, reader } = context;
  const name = typeOfId(registry, marking.record);
  const feed = registry.feeds.find((one) => one.name === name);
  if (feed === undefined) throw new HubError('NOT_FOUND');
  const table = `${feed.agency}.${registry.model(feed.name).table}`;
  const found = await queryWithPass(pool, intake, {
    text: ownRecordSql(table),
    values: [marking.record, reader.organId],
  });
  const [own] = found.rows;
  if (own === undefined) throw new HubError('NOT_FOUND');
  const values = { ...valuesOf(feed, own.row), notes: checkedNotes(feed, marking.notes) };
  check(context, feed, values, own.minor);
  const { notes, noteItems } = storedNotes(values.notes);
  const lowers = lowersMarking(own.row.notes, notes);
  const sql = lowers ? proposeSql(feed.agency) : applySql(feed.agency, table);
  const { rows } = await queryWithPass<{ change: MarkingChange }>(pool, intake, {
    text: sql,
    values: [
      marking.record,
      reader.organId,
      notes === undefined ? null : JSON.stringify(notes),
      noteItems ?? null,
      newId('MarkingChange'),
      feed.name,
      marking.reason,
      categoriesOf(own.row.notes),
      categoriesOf(notes),
      reader.login,
      ...(lowers ? [] : [newlyMarked(own.row.notes, notes), newId('RecallOrder')]),
    ],
  });
  const [row] = rows;
  if (row === undefined) throw new HubError('NOT_FOUND');
  return row.change;
}

/** The notes against the rules of their parts. */
function checkedNotes(feed: FeedDefinition, entered: unknown): unknown {
  const problems: Problem[] = [];
  const cell = feed.cells.find((one) => one.name === 'notes');
  const checked = cell?.kind.check(entered, (finding, path) =>
    problems.push({ ...finding, field: path === undefined ? 'notes' : `notes.${path}` }),
  );
  refuse(problems);
  return notesOf(checked).length === 0 ? undefined : checked;
}

/** The notes against the record: what must be marked, and what must not. */
function check(
  { services }: Context,
  feed: FeedDefinition,
  values: Readonly<Record<string, unknown>>,
  minor: boolean,
): void {
  const problems: Problem[] = [];
  checkNotes(feed, values, minor, problems);
  checkOverMarking(services.registry.clause(feed.name), values, problems);
  refuse(problems);
}

function refuse(problems: readonly Problem[]): void {
  if (isAcceptable(problems)) return;
  throw new HubError('INPUT_REJECTED', { count: problems.length, problems });
}

/** The stored row by the names of its cells; what is empty is left out. */
function valuesOf(feed: FeedDefinition, row: Readonly<Record<string, unknown>>) {
  const filled = feed.cells.filter(({ column }) => (row[column] ?? null) !== null);
  return Object.fromEntries(filled.map(({ name, column }) => [name, row[column]]));
}

/** What the notes mark beyond what was marked; single attachments under the name of their cell. */
function newlyMarked(before: unknown, after: unknown): readonly string[] {
  const itemsOf = (notes: unknown) =>
    notesOf(notes).flatMap(({ fields }) => (Array.isArray(fields) ? fields.map(String) : []));
  const had = new Set(itemsOf(before));
  const fresh = itemsOf(after).filter((item) => !had.has(item));
  return [...new Set(fresh.map((item) => item.replace(/^attachments\..*/, 'attachments')))];
}

function categoriesOf(notes: unknown): readonly string[] {
  return notesOf(notes).map((note) => String(note.category));
}
