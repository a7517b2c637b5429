import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pass } from '../../src/db/wall/Pass.ts';
import { showPass } from '../../src/db/wall/queryWithPass.ts';
import { demoReaders } from '../../src/demo/demoReaders.ts';
import { inventDemo } from '../../src/demo/inventDemo.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { planFeeds } from '../../src/generate/FeedPlan.ts';
import { storeCopied } from '../../src/generate/TableCopy.ts';
import { WorldWriter } from '../../src/generate/WorldWriter.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { doorPass } from '../../src/policy/doorPass.ts';
import { intakePass } from '../../src/policy/intakePass.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { wallOf } from '../../src/policy/wallOf.ts';
import { createContext } from '../../src/resolvers/createContext.ts';
import { createReaderRegistry } from '../../src/server/identity/createReaderRegistry.ts';
import { openServices } from '../../src/server/openServices.ts';
import { askLists } from '../fixtures/askLists.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const registry = buildRegistry(regulation);
const tables = new Map(
  [...registry.models.values()]
    .filter(({ kind }) => kind !== 'reference')
    .map((model) => [model.name, `${model.schema}.${model.table}`]),
);
const plurals = new Map([
  ...registry.feeds.map(({ name, plural }) => [name, lowerFirst(plural)] as const),
  ['Case', 'cases'],
  ['Party', 'parties'],
]);
const records = new Set(registry.feeds.map(({ name }) => name));
let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
  const client = await hub.admin.connect();
  const { cases } = await inventDemo(registry);
  const writer = new WorldWriter(planFeeds(registry));
  for (const one of cases) writer.add(one);
  await storeCopied(client, writer.take());
  client.release();
});

afterAll(() => hub.close());

/** Does something as the role of the hub, in a transaction that is given up. */
async function asHub<T>(
  pass: Pass | undefined,
  act: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await hub.admin.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE xianjie_app');
    if (pass !== undefined) await showPass(client, pass);
    return await act(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function idsOf(client: PoolClient, name: string): Promise<readonly string[]> {
  const current = records.has(name) ? ' WHERE superseded_at IS NULL' : '';
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM ${tables.get(name)}${current} ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

async function everything(pass: Pass | undefined): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  await asHub(pass, async (client) => {
    for (const name of tables.keys()) found[name] = await idsOf(client, name);
  });
  return found;
}

test('the role of the hub sees no row where no pass was shown', async () => {
  expect(Object.values(await everything(undefined)).flat()).toEqual([]);
  const more = ['coordination.case_number', 'coordination.case_standing', 'police.receipt'];
  const counts = await asHub(undefined, (client) =>
    Promise.all(more.map((table) => client.query(`SELECT FROM ${table}`))),
  );
  expect(counts.map(({ rowCount }) => rowCount)).toEqual([0, 0, 0]);
});

test('a capacity that the regulation does not name sees no row', async () => {
  const { reader } = intakePass({ agency: 'police', organId: 'x', divisionCode: '000000' });
  for (const capacity of ['none/none', 'door', 'intake/coordination', 'police/nobody'])
    expect(Object.values(await everything({ capacity, reader })).flat()).toEqual([]);
});

describe.each(demoReaders.map(({ login }) => login))('%s', (login) => {
  test('reaches behind the wall the rows that the API gives it, and no others', async () => {
    const services = await openServices(registry, hub.admin);
    const reader = await createReaderRegistry(hub.admin).find(login);
    const behind = await everything(createContext(services, reader, 'test').pass);
    const given: Record<string, readonly string[]> = {};
    for (const [name, list] of plurals) {
      const [ids = []] = await askLists(hub, login, { name, list }, [{}]);
      given[name] = ids.toSorted();
    }
    // The wall keeps clocks by place and agency; what began them is asked of the projection.
    const { Clock: running = [], ...rows } = behind;
    const { Clock: shown = [], ...lists } = given;
    expect(rows).toEqual(lists);
    expect(shown.filter((id) => !running.includes(id))).toEqual([]);
  });
});

test('the intake of an organ reaches all its own records, and writes none of another organ', async () => {
  const organ = { agency: 'police', organId: 'police-370303', divisionCode: '370303' } as const;
  const pass = intakePass(organ);
  const own = await asHub(pass, (client) =>
    client.query('SELECT id FROM police.filing_decision WHERE owner_organ_id = $1', [
      organ.organId,
    ]),
  );
  const all = await hub.admin.query(
    'SELECT id FROM police.filing_decision WHERE owner_organ_id = $1',
    [organ.organId],
  );
  expect(own.rowCount).toBe(all.rowCount);
  const copy = (change: string) =>
    asHub(pass, (client) =>
      client.query(`INSERT INTO police.filing_decision
        SELECT (jsonb_populate_record(r, jsonb_build_object('version', 2) || '${change}')).*
        FROM police.filing_decision r LIMIT 1`),
    );
  await expect(copy('{"superseded_at": "2026-01-01"}')).resolves.toMatchObject({ rowCount: 1 });
  await expect(copy('{"owner_organ_id": "police-370302"}')).rejects.toThrow(/row-level security/);
  await expect(copy('{"division_code": "370302"}')).rejects.toThrow(/row-level security/);
});

test('a request for access is read by who asked and who is asked alone, and decided by the latter', async () => {
  const from = (organId: string): Pass => ({
    capacity: 'police',
    reader: { organ: organId, lowest: '000000', highest: '999999', audience: [], granted: [] },
  });
  const id = '00000000-0000-7000-8000-00000000a5ed';
  await hub.admin.query(
    `INSERT INTO coordination.access_request (id, subject_kind, owner_organ_id, organ_id, purpose, reason,
       requested_by, requested_at, state)
     VALUES ($1, 'Case', 'police-370303', 'police-370302', 'CASE_HANDLING', '需要', 'x', now(), 'PENDING')`,
    [id],
  );
  const touched = (pass: Pass | undefined, sql: string) =>
    asHub(pass, async (client) => (await client.query(sql)).rowCount);
  const all = `SELECT FROM coordination.access_request WHERE id = '${id}'`;
  const refuse = `UPDATE coordination.access_request SET state = 'REFUSED', answer = '不' WHERE id = '${id}'`;
  const organs = ['police-370302', 'police-370303', 'police-370300'];
  const read = organs.map((organ) => touched(from(organ), all));
  expect(await Promise.all(read)).toEqual([1, 1, 0]);
  const decided = organs.map((organ) => touched(from(organ), refuse));
  expect(await Promise.all(decided)).toEqual([0, 1, 0]);
  expect(await Promise.all([touched(undefined, all), touched(doorPass, all)])).toEqual([0, 0]);
  const copy = `INSERT INTO coordination.access_request SELECT (jsonb_populate_record(r,
    '{"id": "00000000-0000-7000-8000-00000000a5ee", "organ_id": "police-370300"}')).* FROM coordination.access_request r`;
  await expect(touched(from('police-370302'), copy)).rejects.toThrow(/row-level security/);
});

test('an objection is for its two organs alone, and nobody raises one in the name of another', async () => {
  const { rows } = await hub.admin.query<{ id: string; owner: string }>(
    'SELECT id, owner_organ_id AS owner FROM police.filing_decision WHERE superseded_at IS NULL LIMIT 1',
  );
  const { id = '', owner = '' } = rows[0] ?? {};
  const from = (capacity: string, organ: string): Pass => ({
    capacity,
    reader: { organ, lowest: '000000', highest: '999999', audience: [], granted: [] },
  });
  const touched = (pass: Pass | undefined, sql: string) =>
    asHub(pass, async (client) => (await client.query(sql)).rowCount);
  const raise = (organ: string) => `INSERT INTO coordination.objection
      (id, organ_id, feed, record_id, fields, reason, raised_by)
    VALUES (gen_random_uuid(), '${organ}', 'FilingDecision', '${id}', '{result}', '与卷宗不一致，请核对', 'x')`;
  const other = 'procuratorate-370303';
  const prosecutor = from('procuratorate', other);
  expect(await touched(prosecutor, raise(other))).toBe(1);
  for (const pass of [prosecutor, from('statistics', 'court-370303'), undefined]) {
    await expect(touched(pass, raise('court-370303'))).rejects.toThrow(/row-level security/);
  }
  await hub.admin.query(raise(other));
  const passes = [prosecutor, from('police', owner), from('court', 'court-370303'), undefined];
  const all = `SELECT FROM coordination.objection WHERE record_id = '${id}'`;
  const settle = `UPDATE coordination.objection SET state = 'REJECTED', settled_at = now() WHERE record_id = '${id}'`;
  for (const sql of [all, settle]) {
    expect(await Promise.all(passes.map((pass) => touched(pass, sql)))).toEqual([1, 1, 0, 0]);
  }
});

test('every table with content is forced behind the wall, and the role of the hub cannot pass it by', async () => {
  const { rows } = await hub.admin.query<{ table: string; forced: boolean }>(
    `SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS table, relrowsecurity AND relforcerowsecurity AS forced
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND has_table_privilege('xianjie_app', c.oid, 'SELECT')
       AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const open = rows.filter(({ forced }) => !forced).map(({ table }) => table);
  expect(open.filter((table) => !withoutContent.has(table))).toEqual([]);
  expect(wallOf(registry).map(({ table }) => table)).toEqual(
    expect.arrayContaining(rows.filter(({ forced }) => forced).map(({ table }) => table)),
  );
  const role = await hub.admin.query(
    `SELECT rolsuper, rolbypassrls, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns,
       (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS member_of
     FROM pg_roles r WHERE rolname = 'xianjie_app'`,
  );
  expect(role.rows).toEqual([{ rolsuper: false, rolbypassrls: false, owns: 0, member_of: 0 }]);
});

test('no view and no function shows the role of the hub content behind the wall', async () => {
  const views = await hub.admin.query<{ view: string; columns: string[] }>(
    `SELECT c.relname AS view, array_agg(a.attname::text ORDER BY a.attname) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
     WHERE c.relkind IN ('v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND NOT coalesce(c.reloptions @> '{security_invoker=true}', false)
     GROUP BY 1`,
  );
  for (const { view, columns } of views.rows) {
    const allowed = view.endsWith('_pointer') ? pointer : standing;
    expect([view, columns.filter((column) => !allowed.has(column))]).toEqual([view, []]);
  }
  const definers = await hub.admin.query(
    `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  // They keep the logs and enter changes of rights in it; none gives a row.
  expect(definers.rows.map(({ proname }) => proname).toSorted()).toEqual([
    'access_decided',
    'begin_log',
    'case_moved',
    'enter_ends',
    'keep_changes',
    'keep_disclosures',
    'mark_disputed',
    'notes_changed',
    'objection_changed',
    'objection_raised',
    'party_moved',
    'registry_changed',
  ]);
});

/** Tables that the hub reads for nobody in particular: registers, codes. */
const withoutContent = new Set(
  [
    'case_sequence',
    // Ids alone; each event is asked of the projection with the rights of its moment.
    'change',
    'change_entry',
    'change_head',
    'charge',
    // Who was shown which fields of what: ids, and never a value.
    'disclosure_batch',
    'disclosure_checkpoint',
    'disclosure_head',
    'disclosure_key',
    'disclosure_term',
    'division',
    'hub_key',
    'legal_basis',
    'organ',
    'reader',
    // How far hubs have followed one another, and how often the register has changed.
    'registry_epoch',
    'replica',
    'statistics_ledger',
    'time_limit',
    // Addresses, sealed secrets and places in the log.
    'webhook',
    'webhook_dead_letter',
  ].map((name) => `coordination.${name}`),
);

/** How far cases and suspects have come: what conditions on other tables depend on. */
const standing = new Set(
  'id case_id hub_case_no origin_agency stage_rank indicator_bits participants sealed sealed_by kind minor provided_by'.split(
    ' ',
  ),
);

/** That a record exists, and who may know it. */
const pointer = new Set(
  'id version case_id party_id division_code owner_organ_id superseded_at addressees disclosure note_items notes'.split(
    ' ',
  ),
);
