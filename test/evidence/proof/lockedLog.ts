import type { Pool } from 'pg';
import type { Fault } from './proveStorage.ts';

/** Somebody holds the log locked. */
export function lockedLog(admin: Pool): Fault {
  return {
    name: 'log locked',
    begin: async () => {
      const client = await admin.connect();
      await client.query(
        'BEGIN; LOCK TABLE coordination.disclosure_batch IN ACCESS EXCLUSIVE MODE',
      );
      return async () => {
        await client.query('ROLLBACK');
        client.release();
      };
    },
  };
}
