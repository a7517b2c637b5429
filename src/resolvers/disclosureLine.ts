import type { Shown } from '../db/evidence/FieldSet.ts';
import type { Marking } from '../policy/marking.ts';
import type { Context } from './Context.ts';
import type { Disclosed } from './Disclosed.ts';

/**
 * The entry of one disclosure as canonical JSON (RFC 8785): keys in order, no values. Written by hand
 * in that order, for sorting each entry's keys would cost more than the entry.
 */
export function disclosureLine(
  {
    reader,
    errand,
    requestId,
    services,
  }: Pick<Context, 'reader' | 'errand' | 'requestId' | 'services'>,
  { marking: { whole }, shown, operation }: Disclosed,
  at: Date,
): string {
  const { caseId, client, presumed, purpose, transport } = errand;
  return JSON.stringify({
    banner: bannerOf(whole),
    client,
    kind: 'DISCLOSURE',
    operation: { hash: operation.hash, name: operation.name, roots: operation.roots },
    organ: reader.organId,
    policy: services.policyVersion,
    presumed,
    purpose: purpose ?? null,
    reader: reader.login,
    request: requestId,
    shown: shownByCase(shown),
    statedCase: caseId ?? null,
    time: at.toISOString(),
    transport,
  });
}

/** The entry of events that all of a set of readers are told of at once. */
export function eventsLine(
  { policyVersion }: Pick<Context['services'], 'policyVersion'>,
  { marking: { whole }, shown, operation }: Disclosed,
  readers: string,
  at: Date,
): string {
  return JSON.stringify({
    banner: bannerOf(whole),
    kind: 'DISCLOSURE',
    operation: { hash: operation.hash, name: operation.name, roots: operation.roots },
    policy: policyVersion,
    readers,
    shown: shownByCase(shown),
    time: at.toISOString(),
  });
}

/** The cases and rows under which the entry is found again. */
export function keysOf(shown: readonly Shown[]): ReadonlySet<string> {
  return new Set(shown.flatMap(({ rows }) => rows.flatMap(namesIn)));
}

function namesIn(row: string): readonly string[] {
  const caseId = row.slice(0, 36);
  return row.length > 36 ? [caseId, row.slice(37, 73)] : [caseId];
}

function bannerOf({ level, restrictions, audience }: Marking) {
  return {
    audience: audience === undefined ? null : [...audience].sort(),
    level,
    restrictions: [...restrictions].sort(),
  };
}

/** Rows by case and set of fields: `[{ case, fields: { SET: ["ID@VERSION"] } }]`. */
function shownByCase(shown: readonly Shown[]) {
  const cases = new Map<string, Map<string, string[]>>();
  for (const { set, rows } of shown) {
    for (const row of rows) {
      const caseId = row.slice(0, 36);
      const sets = cases.get(caseId) ?? new Map<string, string[]>();
      cases.set(caseId, sets);
      const names = sets.get(set.id) ?? [];
      sets.set(set.id, names);
      names.push(row.length > 36 ? row.slice(37) : row);
    }
  }
  return [...cases].map(([caseId, sets]) => ({
    case: caseId,
    fields: Object.fromEntries([...sets].sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
}
