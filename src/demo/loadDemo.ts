import type { Pool } from 'pg';
import { fillWorld } from '../generate/fillWorld.ts';
import type { Registry } from '../policy/Registry.ts';
import type { Database } from '../server/openDatabase.ts';
import { openServices } from '../server/openServices.ts';
import { demoOrgans, demoReaders } from './demoReaders.ts';
import { publishShowcase } from './publishShowcase.ts';

interface Demo {
  readonly database: Database;
  readonly registry: Registry;
  readonly log: (line: string) => void;
}

/** What decides the synthetic city; the same on every machine. */
const seed = 370300;
const cases = 300;

/**
 * Loads the synthetic city (演示数据) into a database without readers: organs, officers, cases at
 * every stage, and one case that shows how the same record looks to each agency.
 */
export async function loadDemo({ database, registry, log }: Demo): Promise<void> {
  const { rows } = await database.admin.query('SELECT 1 FROM coordination.reader LIMIT 1');
  if (rows.length > 0) return;
  await registerDemo(database.admin);
  await fillWorld(database.admin, registry, { seed, cases, city: '3703' });
  const services = await openServices(registry, database.app);
  const hubCaseNo = await publishShowcase(services);
  log(`Synthetic city loaded: ${cases} cases; the showcase is ${hubCaseNo}`);
}

async function registerDemo(pool: Pool): Promise<void> {
  for (const { id, name, agency, level, divisionCode, parentId, courtCode } of demoOrgans) {
    // A court of the reference table carries the code already; no code belongs to two organs.
    await pool.query(
      `INSERT INTO coordination.organ (id, name, agency, level, division_code, parent_id, court_code)
       SELECT $1, $2, $3, $4, $5, $6, $7
       WHERE NOT EXISTS (SELECT FROM coordination.organ WHERE id = $1)`,
      [id, name, agency, level, divisionCode, parentId ?? null, null],
    );
    if (courtCode === undefined) continue;
    await pool.query(`DELETE FROM coordination.organ WHERE court_code = $1 AND id <> $2`, [
      courtCode,
      id,
    ]);
    await pool.query('UPDATE coordination.organ SET court_code = $1 WHERE id = $2', [
      courtCode,
      id,
    ]);
  }
  for (const { login, kind, organId, posts, clearance, status } of demoReaders) {
    await pool.query(
      `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [login, kind, organId, posts, clearance, status],
    );
  }
}
