import type { ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import type { Replica } from './replica/openReplica.ts';

/** `GET /health`: whether the database answers, and how far this hub is behind those it follows. */
export async function serveHealth(
  pool: Pool,
  replica: Replica | undefined,
  response: ServerResponse,
): Promise<void> {
  const alive = await pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  const followed = replica?.lags().map(({ source, behind, sinceMs }) => ({
    source,
    // Null: not heard from since this hub started.
    behind: Number.isFinite(behind) ? behind : null,
    seconds: Number.isFinite(sinceMs) ? Math.round(sinceMs / 1_000) : null,
  }));
  response.statusCode = alive ? 200 : 503;
  response.setHeader('content-type', 'application/json');
  const database = alive ? 'up' : 'down';
  response.end(JSON.stringify({ database, ...(followed && { followed }) }));
}
