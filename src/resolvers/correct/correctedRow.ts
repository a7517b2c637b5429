import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import { reject } from '../../entities/Report.ts';
import { checkMinorNames } from '../../policy/intake/checkMinorNames.ts';
import { checkNotes, notesOf } from '../../policy/intake/checkNotes.ts';
import { checkRow } from '../../policy/intake/checkRow.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { isSame } from './isSame.ts';
import { lowersLevel } from './lowersLevel.ts';

type Row = Readonly<Record<string, unknown>>;

interface Corrected {
  /** The whole record by its cells. */
  readonly values: Record<string, unknown>;
  readonly changed: readonly string[];
  readonly problems: readonly Problem[];
}

/** What names the case and the parties, and the notes, which markRecord changes. */
const fixed = ['caseId', 'caseNumber', 'opening', 'party', 'parties', 'notes'];

/**
 * A record with some of its cells corrected, checked as a publication is. Notes and markings are
 * carried over: a correction may raise a marking and never lowers one. Pure.
 */
export function correctedRow(
  feed: FeedDefinition,
  stored: Row,
  patch: Row,
  minors: readonly Row[],
): Corrected {
  const patched = new Set(Object.keys(patch));
  const notes = notesOf(stored.notes).map(({ handle: _, ...note }) => note);
  const merged = { ...stored, ...(notes.length > 0 && { notes }), ...patch };
  const entered = new Set(enteredCells(feed).map(({ name }) => name));
  const input = Object.entries(merged).filter(
    ([name]) => (entered.has(name) || patched.has(name)) && !fixed.slice(0, -1).includes(name),
  );
  const checked = checkRow(feed, Object.fromEntries(input));
  const problems: Problem[] = [
    ...fixed.filter((field) => patched.has(field)).map((field) => ({ ...notCorrectable, field })),
    ...checked.problems.filter(
      ({ severity, field }) => severity === 'reject' || patched.has(field),
    ),
  ];
  if (minors.length > 0) checkNotes(feed, checked.values, true, problems);
  const named = minors.map((values) => ({
    id: undefined,
    at: '',
    values: { ...values, minor: true },
  }));
  checkMinorNames(checked.values, named, problems);
  const changed = [...patched].filter(
    (name) => entered.has(name) && !isSame(stored[name], checked.values[name]),
  );
  if (lowersLevel(stored, checked.values)) {
    problems.push({ ...markingLowered, field: 'markingLevel' });
  }
  if (changed.length === 0) problems.push({ ...nothingChanged, field: '' });
  const printed = [
    ...listOf(stored.asPrinted).filter((one) => !patched.has(String(Reflect.get(one, 'field')))),
    ...checked.printed.filter(({ field }) => patched.has(field)),
  ];
  const values: Record<string, unknown> = { ...stored, marked: checked.values.marked };
  values.asPrinted = printed.length > 0 ? printed : undefined;
  for (const name of changed) values[name] = checked.values[name];
  return { values, changed, problems };
}

function listOf(value: unknown): readonly object[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item) => typeof item === 'object' && item !== null);
}

const notCorrectable = reject(
  'NOT_CORRECTABLE',
  'A correction changes neither case nor parties, and notes by markRecord alone.',
  '更正不能变更案件、当事人；保密说明请用 markRecord 变更。',
  'Leave it out; withdraw the record and publish it anew if it stands in the wrong case.',
  '请删除该字段；如归错案件，请撤回后重新录入。',
);
const markingLowered = reject(
  'MARKING_LOWERED',
  'A correction may not lower the level of a record or open it to more readers.',
  '更正不得降低标注级别或者扩大知悉范围。',
  'Leave level and audience as they are, or raise them.',
  '请保持或提高标注。',
);
const nothingChanged = reject(
  'NOTHING_CHANGED',
  'The record holds all of this already.',
  '更正内容与原记录相同。',
  'Give at least one field another value.',
  '请至少更改一个字段。',
);
