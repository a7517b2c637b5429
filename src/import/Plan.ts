import type { FeedDefinition } from '../entities/Feed.ts';
import type { Problem } from '../policy/intake/Problem.ts';
import type { Organ } from './organs/Organ.ts';

export type Row = Readonly<Record<string, unknown>>;

/** One record that a line of the file owes to the hub. */
export interface Step {
  readonly feed: FeedDefinition;
  /** The organ that the regulation obliges to enter the record. */
  readonly owner: Organ;
  /** Organs that the input names beside the owner. */
  readonly mentions: readonly Organ[];
  readonly input: Row;
  readonly notes: readonly Problem[];
}

/** What a line does not yield, or why nothing of it can be published. */
export interface Note {
  readonly feed: string;
  readonly problem: Problem;
}

/** What becomes of one line: records of one case, in the order of the procedure. */
export interface Plan {
  /** The case that the first record opens; without it each input says itself where it belongs. */
  readonly opening?: Row;
  readonly steps: readonly Step[];
  readonly notes: readonly Note[];
}

/** Reads one line of a kind of file; throws nothing, for a bad line is a plan with a note. */
export type Planner = (row: Row) => Plan;
