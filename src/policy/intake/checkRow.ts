import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import { isBlank, missing } from '../../entities/missing.ts';
import { type Report, reject } from '../../entities/Report.ts';
import { checkMarking } from './checkMarking.ts';
import { checkMinorNames } from './checkMinorNames.ts';
import { checkNotes } from './checkNotes.ts';
import { checkParty, type EnteredParty } from './checkParty.ts';
import { checkSecrecy, isStateSecret } from './checkSecrecy.ts';
import type { Problem } from './Problem.ts';

type Row = Readonly<Record<string, unknown>>;

/** A row that has been read against the field rules: what to store, and what is wrong. */
export interface CheckedRow {
  readonly values: Record<string, unknown>;
  readonly printed: readonly { field: string; text: string }[];
  readonly parties: readonly EnteredParty[];
  readonly caseId: string | undefined;
  readonly caseNumber: string | undefined;
  readonly opening: Row;
  readonly problems: Problem[];
}

/** What is left of a row of which nothing may be kept. */
const nothing = {
  values: {},
  printed: [],
  parties: [],
  caseId: undefined,
  caseNumber: undefined,
  opening: {},
};

const steering = new Set(['caseId', 'caseNumber', 'opening', 'party', 'parties']);

/** Reads one entered record against the field rules of its feed (domain 2.2–2.6, 3). Pure. */
export function checkRow(feed: FeedDefinition, input: Row): CheckedRow {
  const problems: Problem[] = [];
  checkSecrecy(input, '', problems);
  if (isStateSecret(problems)) return { ...nothing, problems };
  const values: Record<string, unknown> = {};
  const printed: { field: string; text: string }[] = [];
  const cells = enteredCells(feed);
  let at = '';
  const report: Report = (finding, path) => {
    problems.push({ ...finding, field: path === undefined ? at : `${at}.${path}` });
  };
  for (const cell of cells) {
    const given = input[cell.name];
    if (given === undefined || given === null || given === '') {
      if (cell.required || cell.name === feed.decided)
        problems.push({ ...missing, field: cell.name });
      continue;
    }
    at = cell.name;
    const stored = cell.kind.check(given, report);
    const mandatory = cell.required || cell.name === feed.decided;
    if (mandatory && isBlank(stored)) problems.push({ ...missing, field: cell.name });
    if (stored === undefined || stored === null) continue;
    values[cell.name] = stored;
    if (cell.kind.keepsPrinted && stored !== given && typeof given === 'string') {
      printed.push({ field: cell.name, text: given });
    }
  }
  reportUnknown(input, feed, problems);
  for (const rule of feed.rules) {
    if (rule.when(values)) {
      for (const field of rule.fields) problems.push({ ...rule.finding, field });
    }
  }
  if (values.sourceRecordId !== undefined && values.sourceSystem === undefined) {
    problems.push({ ...missing, field: 'sourceSystem' });
  }
  checkMarking(values, problems);
  const listedParties = feed.perSuspect ? listed(input.party) : listed(input.parties);
  const decided = String(values[feed.decided] ?? '');
  const parties = listedParties.map((party, index) =>
    checkParty(party, decided, feed.perSuspect ? 'party' : `parties.${index}`, problems),
  );
  const namesMinor = parties.some((party) => party.values.minor === true);
  checkNotes(feed, values, namesMinor, problems);
  const opening = isRow(input.opening) ? input.opening : {};
  checkMinorNames({ ...values, opening }, parties, problems);
  return {
    values,
    printed,
    parties,
    caseId: textOf(input.caseId),
    caseNumber: textOf(input.caseNumber),
    opening,
    problems,
  };
}

/** Whether the row may be stored: nothing rejected, warnings aside. */
export function isAcceptable(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.severity === 'warn');
}

const entered = new WeakMap<FeedDefinition, ReadonlySet<string>>();

function enteredNames(feed: FeedDefinition): ReadonlySet<string> {
  const before = entered.get(feed);
  if (before !== undefined) return before;
  const names = new Set(enteredCells(feed).map((cell) => cell.name));
  entered.set(feed, names);
  return names;
}

function reportUnknown(input: Row, feed: FeedDefinition, problems: Problem[]): void {
  const known = enteredNames(feed);
  for (const name of Object.keys(input)) {
    if (known.has(name) || steering.has(name)) continue;
    const finding = reject(
      'UNKNOWN_FIELD',
      'The feed has no such field, or the hub sets it itself.',
      '该信息类别没有此字段，或由平台自动填写。',
      'Leave it out; see the input type in the schema.',
      '请删除该字段；参见模式中的输入类型。',
    );
    problems.push({ ...finding, field: name.slice(0, 100) });
  }
}

function listed(value: unknown): readonly Row[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter(isRow);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
