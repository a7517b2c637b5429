import { isDeepStrictEqual } from 'node:util';
import { at, listAt } from '../../fixtures/at.ts';
import { fieldsOf } from '../../fixtures/fieldsOf.ts';
import type { WorldHub } from './forkHub.ts';
import type { Seen, SeenRow } from './Sight.ts';
import { type Table, tables } from './tables.ts';

/** Everything that the hub tells a reader otherwise than the reference has it; empty if nothing. */
export async function compareSeen(
  hub: WorldHub,
  login: string,
  seen: Seen,
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const table of tables) {
    const { text } = await hub.ask(login, queryOf(table));
    const body: unknown = JSON.parse(text);
    if (isRefused(body)) continue;
    if (at(body, 'errors') !== undefined) {
      differences.push(`${login}: ${table.list} fails: ${hub.log.at(-1)?.slice(0, 400)}`);
      continue;
    }
    const nodes = listAt(body, 'data.found.nodes');
    const expected = seen.get(table.type) ?? new Map<string, SeenRow>();
    const total = at(body, 'data.found.totalCount');
    if (total !== expected.size) {
      differences.push(`${login}: ${table.list} counts ${total}, should ${expected.size}`);
    }
    const told = new Map(nodes.map((node) => [String(at(node, 'id')), node]));
    for (const id of new Set([...told.keys(), ...expected.keys()])) {
      const [node, row] = [told.get(id), expected.get(id)];
      const where = `${login}: ${table.type} ${id}`;
      if (node === undefined) differences.push(`${where} should be seen`);
      else if (row === undefined) differences.push(`${where} should not be seen`);
      else differences.push(...differing(table, node, row).map((what) => `${where}.${what}`));
    }
  }
  return differences;
}

function queryOf({ list, cells, kind, perSuspect }: Table): string {
  const party = perSuspect ? 'party { id }' : 'parties { id }';
  const beside = { record: party, case: 'pointers { kind ownerOrganId handle }', party: '' }[kind];
  return `{ found: ${list}(first: 1000) { totalCount nodes { ${fieldsOf(cells)} ${beside} withheld { field reason until } } } }`;
}

/** Who is no reader at all is refused as a whole. */
function isRefused(body: unknown): boolean {
  // Behind a gateway each field is null; in one process there is no data at all.
  const isEmpty = Object.values(Object(at(body, 'data'))).every((value) => value === null);
  return isEmpty && at(body, 'errors.0.extensions.code') === 'READER_INACTIVE';
}

function differing(
  table: Table,
  node: unknown,
  { cells, parties, pointers }: SeenRow,
): readonly string[] {
  const reasons = new Map(
    listAt(node, 'withheld').map((one) => {
      const until = at(one, 'until');
      return [at(one, 'field'), `${at(one, 'reason')}${until === null ? '' : ` ${until}`}`];
    }),
  );
  const found = [...cells].flatMap(([name, sight]) => {
    const value = at(node, name);
    const reason = reasons.get(name);
    if (reason !== sight.withheld) {
      return [`${name} is told as ${reason ?? 'shown'}, should be ${sight.withheld ?? 'shown'}`];
    }
    if (isDeepStrictEqual(plain(value), plain(sight.value))) return [];
    return [
      sight.withheld
        ? `${name} is shown beyond what ${sight.withheld} leaves`
        : `${name} has another value than was entered`,
    ];
  });
  if (table.kind === 'case') {
    const told = listAt(node, 'pointers').map(
      (one) => `${at(one, 'kind')} ${at(one, 'ownerOrganId')} ${at(one, 'handle')}`,
    );
    return isDeepStrictEqual(told.toSorted(), pointers) ? found : [...found, 'pointers are others'];
  }
  if (table.kind !== 'record') return found;
  const linked = table.perSuspect ? [at(node, 'party')] : listAt(node, 'parties');
  const ids = linked.flatMap((party) => at(party, 'id') ?? []).map(String);
  return isDeepStrictEqual(ids.toSorted(), parties) ? found : [...found, 'parties are others'];
}

/** Without what is empty, and in one order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const filled = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(
    filled.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, plain(part)]),
  );
}
