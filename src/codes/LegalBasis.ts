/** A legal instrument that a record can cite as its basis (法律依据). */
export interface LegalBasis {
  /** Short code; the table of time limits cites by it. */
  readonly code: string;
  readonly title: string;
  readonly documentNo?: string;
  /** First and last day in force, `yyyy-mm-dd`; absent where not certain. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Code of the instrument that took its place. */
  readonly replacedBy?: string;
}
