import type { LevelReader } from './Compiler.ts';
import type { MaskBit } from './LevelReport.ts';
import { type RowReport, readReport } from './readReport.ts';
import type { Kept, Portion, TextRow, Told } from './Statement.ts';

/** Reports that are kept decoded, of one level of one plan: most rows report the same. */
const mostKept = 500;
const decoded = new WeakMap<LevelReader, Map<string, RowReport>>();

/** Reads the columns in which the levels of the answer report on their cells. */
export function readReports(
  readers: readonly LevelReader[],
  rows: readonly TextRow[],
  firstColumn: number,
): Told {
  const withheld: Kept[] = [];
  const portions: Portion[] = [];
  readers.forEach((reader, index) => {
    const missed = new Set<MaskBit>();
    const audiences: (readonly string[])[] = [];
    const counts = reader.report.classes.counted.map(() => 0);
    let bits = 0;
    for (const row of rows) {
      for (const text of row[firstColumn + index]?.split('\n') ?? []) {
        const report = decode(reader, text);
        bits |= report.bits;
        for (const one of report.missed) missed.add(one);
        for (const place of report.counted) counts[place] = (counts[place] ?? 0) + 1;
        audiences.push(...report.audiences);
      }
    }
    if (bits === 0) return;
    withheld.push(...[...missed].flatMap((bit) => keptBy(reader, bit)));
    portions.push(portionOf(reader, bits, audiences, counts));
  });
  return { withheld, portions };
}

function decode(reader: LevelReader, text: string): RowReport {
  let known = decoded.get(reader);
  if (known === undefined || known.size >= mostKept) {
    known = new Map();
    decoded.set(reader, known);
  }
  const before = known.get(text);
  if (before !== undefined) return before;
  const report = readReport(reader.report, text);
  known.set(text, report);
  return report;
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
