import { isInterfaceType } from 'graphql';
import { at, listAt } from '../../../fixtures/at.ts';
import { fieldsOf } from '../../../fixtures/fieldsOf.ts';
import type { WorldHub } from '../forkHub.ts';
import { sdl } from '../operations/sdl.ts';
import type { SeenRow } from '../Sight.ts';
import { recordTables, type Table } from '../tables.ts';
import { askFields } from './askFields.ts';
import type { Walked } from './Walked.ts';

/** Rows that are looked at one by one. */
const mostSingles = 3;

/** The same rows by every way to them: each cell and the reason of each withheld one must agree. */
export async function walkCells(
  hub: WorldHub,
  login: string,
  table: Table,
  seen: ReadonlyMap<string, SeenRow>,
  allIds: readonly string[],
): Promise<Walked> {
  const { list, one, type } = table;
  const all = `__typename id ${fieldsOf(table.cells)} withheld { field reason article until }`;
  const [listed] = await askFields(hub, login, [`${list}(first: 1000) { nodes { ${all} } }`]);
  const known = new Map(listAt(listed, 'nodes').map((node) => [String(at(node, 'id')), node]));
  const ids = [...known.keys()].toSorted().slice(0, mostSingles);
  const cases = [...new Set(ids.flatMap((id) => String(seen.get(id)?.row.case_id ?? '') || []))];
  const ways: { readonly way: string; readonly field: string; readonly path: string }[] = [
    { way: 'edges', field: `${list}(first: 1000) { edges { node { ${all} } } }`, path: 'edges' },
    ...ids.flatMap((id) => [
      { way: 'object', field: `${one}(id: "${id}") { ${all} }`, path: '' },
      { way: 'fragment', field: `${one}(id: "${id}") { ... on ${type} { ${all} } }`, path: '' },
      { way: 'node', field: `node(id: "${id}") { ... on ${type} { ${all} } }`, path: '' },
      {
        way: 'filter by id',
        field: `${list}(where: { id: { eq: "${id}" } }) { nodes { ${all} } }`,
        path: 'nodes',
      },
    ]),
    ...cases.flatMap((id) => nestedWays(table, id, all)),
    ...spineWays(table, all),
    ...interfaceWays(table, ids),
  ];
  const answers = await askFields(
    hub,
    login,
    ways.map(({ field }) => field),
  );
  const differences: string[] = [];
  const counts = new Map<string, number>();
  for (const [place, answer] of answers.entries()) {
    const { way = '', path = '' } = ways[place] ?? {};
    for (const node of nodesAt(answer, path)) {
      const expected = known.get(String(at(node, 'id')));
      const wrong = expected === undefined ? ['the row'] : differing(node, expected);
      counts.set(way, (counts.get(way) ?? 0) + Object.keys(Object(node)).length);
      differences.push(...wrong.map((what) => `${login}: ${type} by ${way}: ${what} differs`));
    }
  }
  return withAbsent(
    hub,
    login,
    table,
    { ways: counts, differences },
    allIds.filter((id) => !known.has(id)),
  );
}

/** What the reader may not see is not there by its id either. */
async function withAbsent(
  hub: WorldHub,
  login: string,
  { type, one }: Table,
  { ways, differences }: Walked,
  hidden: readonly string[],
): Promise<Walked> {
  const fields = hidden.flatMap((id) => [`node(id: "${id}") { id }`, `${one}(id: "${id}") { id }`]);
  const answers = await askFields(hub, login, fields);
  const told = answers.filter((answer) => answer !== null);
  return {
    ways: new Map([...ways, ['hidden rows by id', answers.length]]),
    differences: [
      ...differences,
      ...told.map(() => `${login}: a hidden ${type} is told by its id`),
    ],
  };
}

function nestedWays({ kind, list }: Table, caseId: string, all: string) {
  const way = 'nested in the case';
  if (kind === 'case') return [];
  const path = kind === 'party' ? 'n' : 'n.nodes';
  const nested =
    kind === 'party' ? `parties { ${all} }` : `${list}(first: 200) { nodes { ${all} } }`;
  return [{ way, field: `case(id: "${caseId}") { n: ${nested} }`, path }];
}

/** Cases and parties as the records below or above them tell them. */
function spineWays({ kind, type }: Table, all: string) {
  if (kind === 'record') return [];
  return recordTables.map((record) => {
    const field = kind === 'case' ? 'case' : record.perSuspect ? 'party' : 'parties';
    return {
      way: 'nested in records',
      field: `${record.list}(first: 200) { nodes { s: ${field} { ... on ${type} { ${all} } } } }`,
      path: 'nodes.s',
    };
  });
}

/** The cells that stand in the contract of all records, asked through it. */
function interfaceWays({ type, kind, cells }: Table, ids: readonly string[]) {
  const shared = sdl.getType('FeedRecord');
  if (kind !== 'record' || !isInterfaceType(shared)) return [];
  const names = new Set(Object.keys(shared.getFields()));
  const common = fieldsOf(cells.filter(({ name }) => names.has(name)));
  return ids.flatMap((id) => [
    {
      way: 'interface',
      field: `node(id: "${id}") { ... on FeedRecord { id ${common} withheld { field reason article until } } }`,
      path: '',
    },
    {
      way: 'event',
      field: `changesSince(first: 1000, filter: { feeds: [${type}] }) { events { record { id ${common} withheld { field reason article until } } } }`,
      path: 'events.record',
    },
  ]);
}

function nodesAt(answer: unknown, path: string): readonly unknown[] {
  const found = path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, step) =>
        step === ''
          ? values
          : values.flatMap((one) =>
              (Array.isArray(one) ? one : [one]).flatMap((inner) => at(inner, step) ?? []),
            ),
      [answer],
    );
  const nodes = path === 'edges' ? found.map((edge) => at(edge, 'node')) : found;
  return nodes.filter((node) => node !== null && node !== undefined);
}

function differing(node: unknown, expected: unknown): readonly string[] {
  return Object.entries(Object(node)).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(at(expected, name)) ? [] : [name],
  );
}
