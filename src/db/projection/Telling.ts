import type { FieldSet, Shown } from '../evidence/FieldSet.ts';
import type { MaskBit } from './LevelReport.ts';
import { type Decoded, decode, type ReportReader } from './ReportReader.ts';
import type { Kept, Portion, Told } from './Statement.ts';

/** What is known so far of one level of the answer. */
interface Sum {
  bits: number;
  readonly missed: Set<MaskBit>;
  readonly audiences: (readonly string[])[];
  readonly counts: number[];
  readonly named: Map<FieldSet, string[]>;
}

/** Takes down what the rows of an answer report of their cells, level by level. */
export class Telling {
  readonly #sums = new Map<ReportReader, Sum>();

  /** Notes the report of one row; its name is for the log of disclosures, and none for mere counts. */
  note(reader: ReportReader, text: string, name?: string): void {
    const sum = this.#sums.get(reader) ?? begun(reader);
    this.#sums.set(reader, sum);
    const report: Decoded = decode(reader, text);
    sum.bits |= report.bits;
    for (const one of report.missed) sum.missed.add(one);
    for (const place of report.counted) sum.counts[place] = (sum.counts[place] ?? 0) + 1;
    if (report.audiences.length > 0) sum.audiences.push(...report.audiences);
    if (name === undefined) return;
    const names = sum.named.get(report.set);
    if (names === undefined) sum.named.set(report.set, [name]);
    else names.push(name);
  }

  told(): Told {
    const withheld: Kept[] = [];
    const portions: Portion[] = [];
    const shown: Shown[] = [];
    for (const [reader, { bits, missed, audiences, counts, named }] of this.#sums) {
      for (const bit of missed) withheld.push(...keptBy(reader, bit));
      portions.push(
        audiences.length === 0 && counts.every((count) => count === 0)
          ? usualPortion(reader, bits)
          : portionOf(reader, { bits, audiences, counts }),
      );
      for (const [set, rows] of named) shown.push({ set, rows });
    }
    return { withheld, portions, shown };
  }
}

function begun({ report }: ReportReader): Sum {
  const counts = report.classes.counted.map(() => 0);
  return { bits: 0, missed: new Set(), audiences: [], counts, named: new Map() };
}

function keptBy({ path, keys }: ReportReader, { withheld, cells }: MaskBit): Kept[] {
  return [...cells].flatMap((cell) =>
    (keys.get(cell) ?? []).map((key) => ({ path: joined(path, key), ...withheld })),
  );
}

const usual = new WeakMap<ReportReader, Map<number, Portion>>();

/** The portion of a level that nobody narrowed: one object for all answers that are marked alike. */
function usualPortion(reader: ReportReader, bits: number): Portion {
  const known = usual.get(reader) ?? new Map<number, Portion>();
  usual.set(reader, known);
  const portion = known.get(bits) ?? portionOf(reader, { bits, audiences: [], counts: [] });
  known.set(bits, portion);
  return portion;
}

function portionOf(
  { path, keys, report }: ReportReader,
  { bits, audiences, counts }: Pick<Sum, 'bits' | 'audiences' | 'counts'>,
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
