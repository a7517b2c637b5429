import { hash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { notesChangedSql } from '../changes/notesChangedSql.ts';
import type { Policy, Rampart } from './Rampart.ts';
import { settingSql } from './SettingParams.ts';

/** Any number that no other advisory lock of the hub's database uses. */
const wallLock = 0x7761_6c6c;

/**
 * Sets the policies of each table whose policies differ, all in one transaction, and gives their
 * names. Runs as the owner after the migrations; of several nodes at once the others wait. A table
 * that exists is forced first, so that one of a new feed is never open.
 */
export async function raiseWall(
  pool: Pool,
  ramparts: readonly Rampart[],
): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [wallLock]);
    const standing = await digestsOf(client);
    const changed = ramparts.filter(
      (one) => standing.has(one.table) && standing.get(one.table) !== digestOf(one),
    );
    for (const rampart of changed) await client.query(rampartSql(rampart));
    await client.query('COMMIT');
    client.release();
    return changed.map((one) => one.table);
  } catch (error) {
    // The session may be dead or amid a transaction: the pool replaces it.
    client.release(true);
    throw error;
  }
}

/** The digest of the policies of each table; null where none were set. */
async function digestsOf(client: ClientBase): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await client.query<{ table: string; digest: string | null }>(
    `SELECT quote_ident(n.nspname) || '.' || quote_ident(t.relname) AS table, max(d.description) AS digest
     FROM pg_class t
     JOIN pg_namespace n ON n.oid = t.relnamespace
     LEFT JOIN pg_policy p ON p.polrelid = t.oid AND p.polname <> 'keeping'
     LEFT JOIN pg_description d ON d.objoid = p.oid AND d.classoid = 'pg_policy'::regclass
     WHERE t.relkind IN ('r', 'p')
     GROUP BY 1`,
  );
  return new Map(rows.map((row) => [row.table, row.digest]));
}

function rampartSql(rampart: Rampart): string {
  const { table, policies, pointers, feed } = rampart;
  const digest = digestOf(rampart);
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
    `DO $$ DECLARE policy name; BEGIN
       FOR policy IN SELECT polname FROM pg_policy WHERE polrelid = '${table}'::regclass LOOP
         EXECUTE format('DROP POLICY %I ON ${table}', policy);
       END LOOP;
     END $$`,
    `CREATE POLICY keeping ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true)`,
    ...(pointers ? [pointerSql(table)] : []),
    ...(feed === undefined ? [] : [notesChangedSql(table, feed)]),
    ...policies.flatMap((policy) => [
      `CREATE POLICY ${policy.name} ON ${table} FOR ${policy.command} TO xianjie_app ${rowsSql(policy)}`,
      `COMMENT ON POLICY ${policy.name} ON ${table} IS '${digest}'`,
    ]),
  ].join(';\n');
}

/** What rights over a record depend on, and no content: all that a pointer may be made of. */
const pointerColumns = `id, version, case_id, party_id, division_code, owner_organ_id, superseded_at,
  addressees, disclosure, note_items, notes`;

/** The view passes the wall by, for the pointers to records whose rows their readers may not see. */
function pointerSql(table: string): string {
  return `CREATE OR REPLACE VIEW ${table}_pointer AS SELECT ${pointerColumns} FROM ${table}
     WHERE '*' = ANY (note_items) AND ${settingSql('capacity')} <> '';
   GRANT SELECT ON ${table}_pointer TO xianjie_app`;
}

function rowsSql({ command, rows }: Policy): string {
  if (command === 'INSERT') return `WITH CHECK (${rows})`;
  return command === 'SELECT' || command === 'DELETE'
    ? `USING (${rows})`
    : `USING (${rows}) WITH CHECK (${rows})`;
}

function digestOf(rampart: Rampart): string {
  return hash('sha256', JSON.stringify(rampart));
}
