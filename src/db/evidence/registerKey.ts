import type { ClientBase, Pool } from 'pg';
import type { LogKey } from './LogKey.ts';

/** Keeps a public key beside the log before anything is signed with it, so that exports carry it. */
export async function registerKey(
  connection: Pick<Pool | ClientBase, 'query'>,
  { id, pem }: LogKey,
): Promise<void> {
  await connection.query(
    'INSERT INTO coordination.disclosure_key (id, pem) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [id, pem],
  );
}
