import type { CaseEvent } from '../limits/caseEvents.ts';
import type { Ending } from './clockworks.ts';

/** A running time limit of a case as it is stored (时限): one row of `coordination.clock`. */
export interface Clock {
  readonly id: string;
  readonly rule: string;
  readonly caseId: string;
  /** The suspect whom it concerns, if the limit runs for each. */
  readonly partyId: string | undefined;
  readonly divisionCode: string;
  /** The record that began it. */
  readonly feed: string;
  readonly recordId: string;
  readonly obligedAgency: string | undefined;
  readonly obligedOrganId: string | undefined;
  readonly startedAt: string;
  dueAt: string;
  amberAt: string;
  redAt: string;
  /** Since when it stands still. */
  pausedAt?: string;
  /** It may be used and need not be, or the hub cannot know whether it is owed. */
  readonly optional: boolean;
  readonly conditional: boolean;
  endedAt?: string;
  endedAs?: Ending;
  endedById?: string;
}

/** An event that may end clocks of its case, kept because clocks may begin after it is known. */
export interface ToldEvent {
  readonly caseId: string;
  /** Null: it concerns all suspects. */
  readonly partyId: string | null;
  readonly event: CaseEvent;
  readonly at: string;
  readonly recordId: string;
  /** The organ whose record tells it, and those to which it goes. */
  readonly organId?: string | null;
  readonly toOrgans?: readonly string[] | null;
}
