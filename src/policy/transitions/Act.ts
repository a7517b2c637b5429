import type { Problem } from '../intake/Problem.ts';
import type { CaseEvent } from '../limits/caseEvents.ts';
import type { Facts } from './Facts.ts';

export type Values = Readonly<Record<string, unknown>>;

/** What the law puts before an act, and where it says so. */
export interface Step {
  readonly event: CaseEvent;
  readonly article: string;
  /** Whether this is the step that the act in question follows. */
  readonly when?: (values: Values) => boolean;
  /** The rule whose limit, counted from the step, must be over first. */
  readonly past?: string;
  /** Events after which the step gives no more cause for the act. */
  readonly unless?: readonly CaseEvent[];
  /** Who may go on from here: the organ that was addressed, or the one that did the step itself. */
  readonly by?: 'addressee' | 'actor';
}

/** Events that leave no room for an act once its predecessor lies behind them. */
export interface Bar {
  readonly events: readonly CaseEvent[];
  /** The act, or its like, has been done; or the case has gone another way. */
  readonly code: 'ACT_DONE' | 'ACT_OVERTAKEN';
  readonly article: string;
  /** Of an act without predecessor: the events that make room for it again. */
  readonly reopenedBy?: readonly CaseEvent[];
}

/** One act of the online way (网上移送、网上受理、网上监督, 17号 Art. 33): how it becomes a record. */
export interface Act {
  /** The mutation. */
  readonly name: string;
  /** The feed whose record it is; the feed's publisher does it, through a handling officer. */
  readonly feed: string;
  readonly description: string;
  readonly article: string;
  /** One of these steps lies behind it. None: it may begin a case. */
  readonly follows: readonly Step[];
  readonly bars?: readonly Bar[];
  /** Whether, as things stand, it needs no predecessor. */
  readonly unprompted?: (values: Values, facts: Facts) => boolean;
  /** Fields that the act itself decides. */
  readonly fixed?: Values;
  /** Fields of the feed that belong to other acts. */
  readonly omits?: readonly string[];
  /** Fields that the feed may lack and the act may not. */
  readonly needs?: readonly string[];
  /** Instants that, where left out, are those of the act: what goes out with it. */
  readonly now?: readonly string[];
  /** Parts of a structure that likewise are. */
  readonly nowWithin?: readonly (readonly [cell: string, part: string])[];
  /** Fields that, where left out, take the time of an event of the case. */
  readonly since?: Readonly<Record<string, CaseEvent>>;
  /** Fields that, where left out, take the end of a limit counted from the act. */
  readonly due?: Readonly<Record<string, string>>;
  /** May be done again after the same step. */
  readonly repeats?: true;
  /** What else the law asks of it. */
  readonly demands?: (values: Values, facts: Facts) => readonly Problem[];
}
