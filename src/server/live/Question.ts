import type { EventSelection } from '../../resolvers/changes/EventSelection.ts';
import type { Scope } from '../../resolvers/changes/Scope.ts';
import type { OperationName } from '../../resolvers/Disclosed.ts';

/** A subscription that was read and found valid. */
export interface Question {
  /** How the log of disclosures names it. */
  readonly name: OperationName;
  readonly scope: Scope;
  readonly selection: EventSelection;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly shape: string;
  /** Key of the event in each answer. */
  readonly path: string;
  readonly after: string | undefined;
  /** Subscriptions of one key and equal rights share every event. */
  readonly key: string;
  /** Whether lists below the event may give cursors, which are each reader's own. */
  readonly hasLists: boolean;
}
