import { markingLevels } from '../../codes/markingLevels.ts';
import { restrictions } from '../../codes/restrictions.ts';
import type { LevelReport, MaskBit } from './LevelReport.ts';

/** What a row's report says, decoded. */
export interface RowReport {
  /** Hurdles that kept cells back. */
  readonly missed: readonly MaskBit[];
  /** Cells of which nothing is shown, and those shown in part. */
  readonly hidden: ReadonlySet<string>;
  readonly masked: ReadonlySet<string>;
  /** Bits of the levels and restrictions that the row's shown cells bring into the answer. */
  readonly bits: number;
  readonly audiences: readonly (readonly string[])[];
  /** The counted cells that are shown, by their places in the classes. */
  readonly counted: readonly number[];
}

interface Note {
  readonly fields?: readonly string[];
  readonly category?: string;
  readonly readers?: readonly string[];
  readonly onwardSharing?: string;
  readonly handling?: readonly string[];
}

const secretLevels: Readonly<Record<string, number>> = {
  WORK_SECRET: markingLevels.WORK_SECRET.bit,
  INVESTIGATION: markingLevels.INVESTIGATION.bit,
};
const restrictionBits: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(restrictions).map(([name, { bit }]) => [name, bit]),
);

/** Decodes one row's report: what was kept back, and the marking of what is shown. */
export function readReport(report: LevelReport, text: string): RowReport {
  const texts = text.split('\t')[Symbol.iterator]();
  const next = () => texts.next().value ?? '';
  const level = report.model.kind === 'record' ? next() : '';
  const isRaised = report.flags.map(() => next() === 't');
  const missed = report.groups.flatMap(({ guards, bits }) => {
    const passed = guards.map(({ when }) => when.is !== 'never' && next() === 't');
    // Of the hurdles before a cell the first that is missed counts.
    return report.bits[bits[passed.indexOf(false)] ?? -1] ?? [];
  });
  const [held, audience, notes, owner] = [next(), next(), next(), next()];
  const hidden = new Set(missed.flatMap(({ cells, masks }) => (masks ? [] : [...cells])));
  // What the law keeps back is not said to be kept back by a note as well.
  for (const noted of heldBy(held, report, hidden)) {
    missed.push(noted);
    for (const cell of noted.cells) hidden.add(cell);
  }
  const shown = new Set(report.content.filter((cell) => !hidden.has(cell)));
  const told = markingLevels[report.classes.unmarked].bit;
  let bits: number = told;
  if (level === 'PUBLIC') bits = markingLevels.PUBLIC.bit;
  else if (shown.size > 0) bits = secretLevels[level] ?? told;
  const raised = report.flags.filter(
    ({ cells }, flag) => isRaised[flag] && cells.some((cell) => !hidden.has(cell)),
  );
  for (const { restricted } of raised) {
    for (const name of restricted?.names ?? []) bits |= restrictions[name].bit;
  }
  const audiences: (readonly string[])[] = [];
  if (audience !== '' && shown.size > 0 && !hidden.has('markingAudience')) {
    audiences.push(textsOf(audience));
  }
  for (const note of notesOf(notes).filter(({ fields = [] }) => fields.some(isOf(shown)))) {
    bits |= bitsOf(note);
    audiences.push([...(note.readers ?? []), owner]);
  }
  const counted = raised.flatMap((flag) => (flag.counted === undefined ? [] : [flag.counted]));
  const masked = new Set(missed.flatMap(({ cells, masks }) => (masks ? [...cells] : [])));
  return { missed, hidden, masked, bits, audiences, counted };
}

function heldBy(json: string, report: LevelReport, hidden: ReadonlySet<string>): MaskBit[] {
  if (json === '') return [];
  const items = new Set(textsOf(json));
  // Of the attachments single ones may be kept back.
  if ([...items].some((item) => item.startsWith('attachments.'))) items.add('attachments');
  const byNote = report.noted.filter(({ item }) => items.has(item)).map(({ missed }) => missed);
  return byNote.filter(({ cells }) => [...cells].every((cell) => !hidden.has(cell)));
}

const isOf = (shown: ReadonlySet<string>) => (item: string) =>
  item === '*' ? shown.size > 0 : shown.has(item.split('.')[0] ?? item);

function bitsOf({ category = '', onwardSharing, handling = [] }: Note): number {
  const onward = onwardSharing === 'NONE' ? ['NO_ONWARD'] : [];
  return [category, ...onward, ...handling].reduce(
    (bits, name) => bits | (secretLevels[name] ?? restrictionBits[name] ?? 0),
    0,
  );
}

function notesOf(json: string): readonly Note[] {
  const value: unknown = json === '' ? [] : JSON.parse(json);
  return Array.isArray(value) ? value : [];
}

function textsOf(json: string): readonly string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.map(String) : [];
}
