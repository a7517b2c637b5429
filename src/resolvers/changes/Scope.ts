import { divisionReach } from '../../codes/divisionReach.ts';
import type { Change } from '../../db/changes/Change.ts';
import { HubError } from '../../errors.ts';
import type { EventKind } from './eventKinds.ts';

/** What a client asks to be told of; what is left out is not limited. */
export interface ChangeFilter {
  readonly feeds?: readonly string[] | null;
  readonly divisions?: readonly string[] | null;
  readonly cases?: readonly string[] | null;
  readonly kinds?: readonly EventKind[] | null;
}

/** The part of the log that one question is about. */
export interface Scope {
  readonly feeds: ReadonlySet<string> | undefined;
  readonly kinds: ReadonlySet<EventKind> | undefined;
  readonly cases: readonly string[] | undefined;
  readonly divisions: readonly { lowest: string; highest: string }[] | undefined;
  /** The same scope has the same text, however it was written. */
  readonly text: string;
}

/** How many cases one question may name. */
const mostCases = 1000;

/** Reads a filter. Throws BAD_FILTER for a division code or case id that is none. */
export function scopeOf({ feeds, divisions, cases, kinds }: ChangeFilter): Scope {
  if ((cases?.length ?? 0) > mostCases) {
    throw new HubError('QUERY_TOO_LARGE', { what: 'cases', limit: mostCases });
  }
  const ids = cases?.map((id) => id.toLowerCase());
  if (ids?.some((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))) {
    throw new HubError('BAD_FILTER', { what: 'case id' });
  }
  const sorted = [feeds, divisions, ids, kinds].map((list) => (list ? [...list].sort() : null));
  return {
    feeds: feeds ? new Set(feeds) : undefined,
    kinds: kinds ? new Set(kinds) : undefined,
    cases: ids,
    divisions: divisions?.map(reachOf),
    text: JSON.stringify(sorted),
  };
}

/** Whether a change may lead to an event in the scope; its kind is settled later. */
export function concerns({ feeds, cases, divisions }: Scope, change: Change): boolean {
  if (change.feed !== null && feeds && !feeds.has(change.feed)) return false;
  if (cases && !cases.includes(change.caseId)) return false;
  const { divisionCode: code } = change;
  return divisions?.some(({ lowest, highest }) => code >= lowest && code <= highest) ?? true;
}

function reachOf(code: string): { lowest: string; highest: string } {
  try {
    return divisionReach(code);
  } catch (cause) {
    throw new HubError('BAD_FILTER', { what: 'division code' }, cause);
  }
}
