import type { GraphQLSchema } from 'graphql';
import { at, listAt } from '../../fixtures/at.ts';
import { type Entry, setsIn } from '../readLog.ts';
import { type Answered, isAnswered } from './AnswerTap.ts';
import { cellsTold } from './cellsTold.ts';
import type { EventTap } from './EventTap.ts';
import { LoggedCells } from './LoggedCells.ts';

/** What was captured of a hub, to be held against its log. */
export interface Captured {
  readonly answers: readonly Answered[];
  readonly taps: readonly EventTap[];
  /** Whether lines were cut, so that entries may tell of what never came. */
  readonly cut: boolean;
  /** Since which index of the log. */
  readonly from: number;
}

export interface Compared {
  readonly cells: number;
  readonly answers: number;
  readonly events: number;
  readonly differences: readonly string[];
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Roots of operations of which nothing need be entered. */
const open = /^(me|organs?|divisions?|charges?|legalBas[ie]s|timeLimits?|holidays|__\w+)$/;

/** Holds all that came out of a hub against its log, both ways. */
export function compareLog(
  schema: GraphQLSchema,
  log: readonly Entry[],
  { answers, taps, cut, from }: Captured,
): Compared {
  const sets = setsIn(log);
  const byRequest = Map.groupBy(log, ({ json }) => String(at(json, 'request')));
  const differences: string[] = [];
  const sums = { cells: 0, answers: 0, events: 0 };
  for (const answered of answers) {
    const entries = byRequest.get(answered.request ?? '') ?? [];
    const found = new LoggedCells(sets);
    for (const entry of entries) if (at(entry.json, 'kind') === 'DISCLOSURE') found.add(entry);
    const { size, wrong } = compareAnswer({ schema, cut }, answered, entries, found);
    sums.cells += size;
    if (isAnswered(answered)) sums.answers += 1;
    differences.push(...wrong.map((what) => `${answered.login} ${answered.request}: ${what}`));
  }
  const readers = readersIn(log);
  for (const of of Map.groupBy(taps, ({ login, transport }) => `${login} ${transport}`)) {
    const [name, group] = of;
    const found = new LoggedCells(sets);
    for (const entry of log.slice(from)) {
      if (readers.get(String(at(entry.json, 'readers')))?.has(name)) found.add(entry);
    }
    sums.events += group.reduce((sum, { news }) => sum + news, 0);
    differences.push(...compareEvents(group, found, cut).map((what) => `${name}: ${what}`));
  }
  return { ...sums, differences };
}

function compareAnswer(
  { schema, cut }: { readonly schema: GraphQLSchema; readonly cut: boolean },
  answered: Answered,
  entries: readonly Entry[],
  { cells: logged }: LoggedCells,
): { size: number; wrong: readonly string[] } {
  const { whole, text, login, document } = answered;
  if (!whole) {
    // Of a part the ids alone can be told: all of them must have been entered.
    const lines = entries.map(({ line }) => line).join();
    const ids = text.startsWith('{"errors"') ? [] : (text.match(uuid) ?? []);
    return { size: 0, wrong: ids.filter((id) => !lines.includes(id)).map((id) => `cut ${id}`) };
  }
  const body: unknown = JSON.parse(text);
  const { cells, unclear, rows } = cellsTold(schema, document, body);
  const wrong = [...cells].filter((cell) => !logged.has(cell)).map((cell) => `not logged ${cell}`);
  const bare = new Set([...logged].map((cell) => cell.replace(/@.*/, '')));
  wrong.push(...[...rows].filter((row) => !bare.has(row)).map((row) => `not logged ${row}`));
  const failed = failedRoots(body);
  const hasEvents = [...cells].some((cell) => cell.startsWith('Change:'));
  for (const cell of logged) {
    // What a report was worked out from is entered as read, and an event tells that its rows exist.
    if (cells.has(cell) || unclear.has(cell) || rows.size > 0) continue;
    if (hasEvents && !cell.includes('.')) continue;
    // PostgreSQL may have ended between the commit and its answer: then the entry says too much.
    if (cut && at(body, 'errors') !== undefined) continue;
    wrong.push(`not told ${cell}`);
  }
  const roots = at(body, 'data');
  if (
    typeof roots === 'object' &&
    roots !== null &&
    tellsOf(answered, failed) &&
    entries.length === 0
  ) {
    wrong.push('no entry');
  }
  if (entries.some(({ json }) => at(json, 'reader') !== login)) wrong.push('another reader');
  return { size: cells.size + rows.size, wrong };
}

/** Keys of roots that were refused or failed: they tell nothing. */
function failedRoots(body: unknown): ReadonlySet<unknown> {
  const errors = at(body, 'errors');
  const paths = Array.isArray(errors) ? errors.map((error) => at(error, 'path')) : [];
  return new Set(paths.flatMap((path) => (Array.isArray(path) && path.length === 1 ? path : [])));
}

function tellsOf({ document }: Answered, failed: ReadonlySet<unknown>): boolean {
  return document.definitions.some(
    (one) =>
      one.kind === 'OperationDefinition' &&
      one.operation === 'query' &&
      one.selectionSet.selections.some(
        (root) =>
          root.kind !== 'Field' ||
          (!open.test(root.name.value) && !failed.has(root.alias?.value ?? root.name.value)),
      ),
  );
}

function compareEvents(taps: readonly EventTap[], logged: LoggedCells, cut: boolean): string[] {
  const cells = new Set(taps.flatMap((tap) => [...tap.cells]));
  const unclear = new Set(taps.flatMap((tap) => [...tap.unclear]));
  const wrong = [...cells]
    .filter((cell) => !logged.cells.has(cell))
    .map((one) => `not logged ${one}`);
  const times = new Map<string, number>();
  for (const { changes } of taps) {
    for (const [change, told] of changes) times.set(change, (times.get(change) ?? 0) + told);
  }
  for (const [change, told] of times) {
    const entered = logged.changes.get(change) ?? 0;
    if (entered < told) wrong.push(`told ${told} times, logged ${entered}: ${change}`);
  }
  if (cut) return wrong;
  for (const [change, entered] of logged.changes) {
    const told = times.get(change) ?? 0;
    if (entered > told) wrong.push(`told ${told} times, logged ${entered}: ${change}`);
  }
  for (const cell of logged.cells) {
    // An event tells that its rows are there.
    if (!cells.has(cell) && !unclear.has(cell) && cell.includes('.'))
      wrong.push(`not told ${cell}`);
  }
  return wrong;
}

/** Who stands in each set of readers, by login and transport. */
function readersIn(log: readonly Entry[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    log
      .filter(({ kind }) => kind === 'READERS')
      .map(({ json }) => [
        String(at(json, 'id')),
        new Set(
          listAt(json, 'readers').map((one) => `${at(one, 'reader')} ${at(one, 'transport')}`),
        ),
      ]),
  );
}
