import type { Shown } from '../db/evidence/FieldSet.ts';
import type { AnswerMarking } from '../policy/answerMarking.ts';

/** What leaves: how it is marked, which fields of which rows it shows, for which operation. */
export interface Disclosed {
  readonly marking: AnswerMarking;
  readonly shown: readonly Shown[];
  readonly operation: OperationName;
  /** Root fields that tell of cases without rows: statistics, lists of requests. */
  readonly apart?: readonly string[];
}

/** How the log names an operation: never by its text, which may hold values. */
export interface OperationName {
  readonly name: string | null;
  /** SHA-256 over the document with its literals left out. */
  readonly hash: string;
  readonly roots: readonly string[];
}
