import type { KnownCase } from '../../db/publication/Known.ts';
import type { CheckedRow } from '../../policy/intake/checkRow.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import type { Accepted } from './Published.ts';

/** The case of a draft: one that the hub knows, or one that the row opens. */
export interface CaseOfDraft extends Omit<KnownCase, 'numberKey'> {
  readonly isNew: boolean;
}

/** A party that the row adds to its case. */
export interface NewParty {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One row on its way into the tables. */
export interface Draft {
  readonly row: CheckedRow;
  readonly contentHash: string;
  /** Login of who publishes it. */
  readonly enteredBy: string;
  readonly problems: Problem[];
  /** Set when the row was published before. */
  replay?: Accepted;
  theCase?: CaseOfDraft;
  partyIds: string[];
  newParties: NewParty[];
}

/** A draft whose case is settled. */
export interface Placed extends Draft {
  theCase: CaseOfDraft;
}
