/** The record that was corrected or withdrawn, as it was before. */
export interface Revised {
  readonly feed: string;
  readonly id: string;
  readonly caseId: string;
  readonly partyIds: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly changedAt: string;
}
