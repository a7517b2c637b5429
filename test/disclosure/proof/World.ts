import type { ClientBase } from 'pg';
import { enterChanges } from './enterChanges.ts';

/** A row as PostgreSQL writes it in JSON, by its columns. */
export type Row = Record<string, unknown>;

/** All that is stored of cases, by `schema.table`; organs, readers and codes are the same in all. */
export type World = ReadonlyMap<string, readonly Row[]>;

const theCase = 'coordination."case"';
const shared = ['organ', 'division', 'charge', 'legal_basis', 'reader', 'case_sequence', 'hub_key'];

/** Reads everything that was entered. */
export async function readWorld(client: ClientBase): Promise<World> {
  const world = new Map<string, Row[]>();
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY t::text`,
    );
    world.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return world;
}

/** Puts a world in the place of the one that the database holds. */
export async function writeWorld(client: ClientBase, world: World): Promise<void> {
  const tables = await tablesOf(client);
  await client.query('BEGIN');
  await client.query(
    `TRUNCATE ${tables.join(', ')}, coordination.change, coordination.change_entry`,
  );
  // Parties refer to cases; nothing else refers to anything.
  for (const table of tables.toSorted((a, b) => Number(b === theCase) - Number(a === theCase))) {
    await client.query(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(world.get(table) ?? [])],
    );
  }
  await enterChanges(client, world);
  await client.query('COMMIT');
  await client.query('ANALYZE');
}

async function tablesOf(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('environment', 'police', 'procuratorate', 'court', 'coordination')
       AND tablename <> ALL($1) AND tablename <> 'receipt' AND tablename !~ '^change(_|$)' ORDER BY 1`,
    [shared],
  );
  return rows.map(({ name }) => name);
}
