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
  const before = JSON.stringify({
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
  });
  const after = JSON.stringify({ statedCase: caseId ?? null, time: at.toISOString(), transport });
  return `${before.slice(0, -1)},"shown":${shownText(shown)},${after.slice(1)}`;
}

/** The entry of events that all of a set of readers are told of at once. */
export function eventsLine(
  { policyVersion }: Pick<Context['services'], 'policyVersion'>,
  { marking: { whole }, shown, operation }: Disclosed,
  readers: string,
  at: Date,
): string {
  const before = JSON.stringify({
    banner: bannerOf(whole),
    kind: 'DISCLOSURE',
    operation: { hash: operation.hash, name: operation.name, roots: operation.roots },
    policy: policyVersion,
    readers,
  });
  return `${before.slice(0, -1)},"shown":${shownText(shown)},"time":"${at.toISOString()}"}`;
}

/** The cases and rows under which the entry is found again. */
export function keysOf(shown: readonly Shown[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { rows } of shown) {
    for (const row of rows) {
      keys.add(row.slice(0, 36));
      if (row.length > 36) keys.add(row.slice(37, 73));
    }
  }
  return keys;
}

function bannerOf({ level, restrictions, audience }: Marking) {
  return {
    audience: audience === undefined ? null : [...audience].sort(),
    level,
    restrictions: [...restrictions].sort(),
  };
}

/** The rows of one case that showed one set of fields. */
interface Together {
  readonly set: string;
  names: string;
}

/**
 * Rows by case and set of fields, as text: `[{ case, fields: { SET: ["ID@VERSION"] } }]`. Ids are
 * hexadecimal and names of sets base64url, so nothing of them needs escaping.
 */
function shownText(shown: readonly Shown[]): string {
  const cases = new Map<string, Together[]>();
  for (const { set, rows } of shown) {
    for (const row of rows) {
      const caseId = row.slice(0, 36);
      const name = `"${row.length > 36 ? row.slice(37) : row}"`;
      const sets = cases.get(caseId);
      const known = sets?.find((one) => one.set === set.id);
      if (known !== undefined) known.names += `,${name}`;
      else if (sets === undefined) cases.set(caseId, [{ set: set.id, names: name }]);
      else sets.push({ set: set.id, names: name });
    }
  }
  let text = '';
  for (const [caseId, sets] of cases) {
    if (sets.length > 1) sets.sort((a, b) => (a.set < b.set ? -1 : 1));
    const fields = sets.map(({ set, names }) => `"${set}":[${names}]`).join(',');
    text += `${text === '' ? '' : ','}{"case":"${caseId}","fields":{${fields}}}`;
  }
  return `[${text}]`;
}
