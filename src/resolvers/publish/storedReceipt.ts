import type { Problem } from '../../policy/intake/Problem.ts';
import type { Accepted, Published, RowResult } from './Published.ts';

/** One row of a stored receipt, short because a batch has a thousand. */
type StoredRow =
  | readonly [
      recordId: string,
      caseId: string,
      hubCaseNo: string,
      version: number,
      enteredAt: string,
      lateDays: number,
      orphan: boolean,
      warnings: readonly Problem[],
    ]
  | { readonly problems: readonly Problem[] };

/** What the receipt table keeps of a publication. */
export function toStoredReceipt({ rows }: Published): readonly StoredRow[] {
  return rows.map(({ accepted, problems }) => {
    if (accepted === undefined) return { problems };
    const { recordId, caseId, hubCaseNo, version, enteredAt, lateDays, orphan, warnings } =
      accepted;
    return [recordId, caseId, hubCaseNo, version, enteredAt, lateDays, orphan, warnings];
  });
}

/** The publication as it was answered before. */
export function fromStoredReceipt(rows: readonly StoredRow[]): Published {
  return {
    rows: rows.map((row): RowResult => {
      if ('problems' in row) return { accepted: undefined, problems: row.problems, replayed: true };
      const [recordId, caseId, hubCaseNo, version, enteredAt, lateDays, orphan, warnings] = row;
      const of = { recordId, caseId, hubCaseNo, version, enteredAt };
      const accepted: Accepted = { ...of, lateDays, orphan, warnings };
      return { accepted, problems: [], replayed: true };
    }),
  };
}
