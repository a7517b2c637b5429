import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/**
 * The key for a purpose that all nodes of this database share; the first node makes it. As an object:
 * Node takes five times as long for a MAC with a key of bytes.
 */
export async function openHubKey(pool: Pool, purpose: string): Promise<KeyObject> {
  await pool.query(
    'INSERT INTO coordination.hub_key (purpose, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [purpose, randomBytes(32)],
  );
  const { rows } = await pool.query<{ secret: Buffer }>(
    'SELECT secret FROM coordination.hub_key WHERE purpose = $1',
    [purpose],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`The database holds no key for ${purpose}`);
  return createSecretKey(row.secret);
}
