import type { Problem } from '../../policy/intake/Problem.ts';
import type { Row, Step } from '../Plan.ts';

/** A step with its input as it is published: bound to its case, or opening it. */
export interface Entry {
  readonly step: Step;
  readonly input: Row;
}

/** What became of an entry. */
export interface Result {
  readonly stored: 'now' | 'before' | 'no';
  readonly caseId: string | undefined;
  readonly problems: readonly Problem[];
}
