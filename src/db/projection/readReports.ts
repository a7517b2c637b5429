import { type FieldSet, fieldSet, type Shown } from '../evidence/FieldSet.ts';
import type { LevelReader } from './Compiler.ts';
import type { MaskBit } from './LevelReport.ts';
import { type RowReport, readReport } from './readReport.ts';
import type { Kept, Portion, TextRow, Told } from './Statement.ts';

/** Reports that are kept decoded, of one level of one plan: most rows report the same. */
const mostKept = 500;
const decoded = new WeakMap<LevelReader, Map<string, Decoded>>();

interface Decoded extends RowReport {
  /** The fields that a row with this report shows. */
  readonly set: FieldSet;
}

/** Reads the columns in which the levels of the answer report on their cells. */
export function readReports(
  readers: readonly LevelReader[],
  rows: readonly TextRow[],
  firstColumn: number,
): Told {
  const withheld: Kept[] = [];
  const portions: Portion[] = [];
  const shown: Shown[] = [];
  readers.forEach((reader, index) => {
    const missed = new Set<MaskBit>();
    const audiences: (readonly string[])[] = [];
    const counts = reader.report.classes.counted.map(() => 0);
    const named = new Map<FieldSet, string[]>();
    let bits = 0;
    for (const row of rows) {
      for (const text of row[firstColumn + index]?.split('\n') ?? []) {
        const end = reader.named ? text.indexOf('|') : -1;
        const report = decode(reader, text.slice(end + 1));
        if (end > 0) nameIn(named, report.set, text.slice(0, end));
        bits |= report.bits;
        for (const one of report.missed) missed.add(one);
        for (const place of report.counted) counts[place] = (counts[place] ?? 0) + 1;
        audiences.push(...report.audiences);
      }
    }
    if (bits === 0) return;
    withheld.push(...[...missed].flatMap((bit) => keptBy(reader, bit)));
    portions.push(portionOf(reader, bits, audiences, counts));
    for (const [set, names] of named) shown.push({ set, rows: names });
  });
  return { withheld, portions, shown };
}

function nameIn(named: Map<FieldSet, string[]>, set: FieldSet, name: string): void {
  const names = named.get(set);
  if (names === undefined) named.set(set, [name]);
  else names.push(name);
}

function decode(reader: LevelReader, text: string): Decoded {
  let known = decoded.get(reader);
  if (known === undefined || known.size >= mostKept) {
    known = new Map();
    decoded.set(reader, known);
  }
  const before = known.get(text);
  if (before !== undefined) return before;
  const read = readReport(reader.report, text);
  const report = { ...read, set: setOf(reader, read) };
  known.set(text, report);
  return report;
}

/** The cells that the document asks for and the row does not keep back. */
function setOf({ keys, report }: LevelReader, { hidden, masked }: RowReport): FieldSet {
  const fields = [...keys.keys()].filter((cell) => !hidden.has(cell));
  return fieldSet(
    report.model.name,
    fields.map((cell) => (masked.has(cell) ? `${cell}~` : cell)),
  );
}

function keptBy({ path, keys }: LevelReader, { withheld, cells }: MaskBit): Kept[] {
  return [...cells].flatMap((cell) =>
    (keys.get(cell) ?? []).map((key) => ({ path: joined(path, key), ...withheld })),
  );
}

function portionOf(
  { path, keys, report }: LevelReader,
  bits: number,
  audiences: Portion['audiences'],
  counts: readonly number[],
): Portion {
  const content = report.content.flatMap((cell) => keys.get(cell) ?? []);
  return {
    path,
    bits,
    audiences,
    counts: report.classes.counted.flatMap(({ cell }, place) => {
      const count = counts[place] ?? 0;
      const fields = (keys.get(cell) ?? []).map((key) => joined(path, key));
      return count === 0 ? [] : [{ of: `${report.model.name}.${cell}`, count, fields }];
    }),
    fields: content.map((key) => joined(path, key)),
  };
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
