import { type FieldSet, fieldSet } from '../evidence/FieldSet.ts';
import type { LevelReport } from './LevelReport.ts';
import { type RowReport, readReport } from './readReport.ts';

/** How the reports of one level of the answer, at `path`, are read. */
export interface ReportReader {
  readonly path: string;
  readonly report: LevelReport;
  /** The answer's keys of each cell that was asked for. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

export interface Decoded extends RowReport {
  /** The fields that a row with this report shows. */
  readonly set: FieldSet;
}

/** Reports that are kept decoded, of one level of one plan: most rows report the same. */
const mostKept = 500;
const decoded = new WeakMap<ReportReader, Map<string, Decoded>>();

/** What a row's report says. */
export function decode(reader: ReportReader, text: string): Decoded {
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
function setOf({ keys, report }: ReportReader, { hidden, masked }: RowReport): FieldSet {
  const fields = [...keys.keys()].filter((cell) => !hidden.has(cell));
  return fieldSet(
    report.model.name,
    fields.map((cell) => (masked.has(cell) ? `${cell}~` : cell)),
  );
}
