import type { Pool } from 'pg';
import { inject } from 'vitest';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { createPool } from '../../src/db/createPool.ts';
import { loadReferenceData } from '../../src/db/loadReferenceData.ts';
import { loadTimeLimits } from '../../src/db/loadTimeLimits.ts';
import { raiseWall } from '../../src/db/wall/raiseWall.ts';
import { loadDemo } from '../../src/demo/loadDemo.ts';
import { agencyRegistry } from '../../src/policy/agencyRegistry.ts';
import { storedTimeLimits } from '../../src/policy/limits/storedTimeLimits.ts';
import { wallOf } from '../../src/policy/wallOf.ts';
import { splitOff } from '../../src/server/replica/splitOff.ts';
import { copyDatabase, type TestDatabase } from '../setup/copyDatabase.ts';
import { createTestDatabase } from '../setup/testDatabase.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';

/** The demo city in one database of all agencies. */
export async function seedCity(): Promise<TestDatabase> {
  const whole = await createTestDatabase();
  await within(whole, async (pool) => {
    await raiseWall(pool, wallOf(usualRegistry));
    await loadReferenceData(pool);
    await loadTimeLimits(pool, storedTimeLimits());
    await loadDemo({ database: { admin: pool }, registry: usualRegistry, log: () => undefined });
  });
  return whole;
}

/** The same city in a database for each of these agencies, with what it may hold of it. */
export async function splitCity(
  whole: TestDatabase,
  agencies: readonly Agency[] = agencyNames,
): Promise<ReadonlyMap<Agency, TestDatabase>> {
  const [, template = ''] = new URL(whole.url).pathname.split('/');
  const parts = new Map<Agency, TestDatabase>();
  for (const agency of agencies) {
    const part = await copyDatabase(inject('postgresUrl'), template);
    parts.set(agency, part);
    await within(part, async (pool) => {
      await splitOff(pool, usualRegistry, agency);
      await raiseWall(pool, wallOf(agencyRegistry(usualRegistry, agency)));
    });
  }
  return parts;
}

async function within({ url }: TestDatabase, act: (pool: Pool) => Promise<void>): Promise<void> {
  const pool = createPool(url, { size: 2 });
  try {
    await act(pool);
  } finally {
    await pool.end();
  }
}
