import { Socket } from 'node:net';
import pg from 'pg';

/** A shared lock on a connection that stays open: it dies with its process, however that ends. */
export interface ServerClaim {
  /** Gives the shared lock for the exclusive one, and says whether nobody else held it. */
  turnExclusive(): Promise<boolean>;
  onLost(listener: () => void): void;
  drop(): void;
}

/** Any number that no other advisory lock of the maintenance database uses. */
const claimLock = 0x7869_616e;

/**
 * Claims a running server. Nothing means that another process holds the lock alone, to stop the
 * server. Throws as the driver does.
 */
export async function claimServer(url: string): Promise<ServerClaim | undefined> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    application_name: 'xianjie presence',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    stream: () => socket,
  });
  // Without a listener a lost connection would end the process; `onLost` hears of it by `end`.
  client.on('error', () => {});
  const ask = async (lock: string): Promise<boolean> => {
    const { rows } = await client.query(`select ${lock}($1) as done`, [claimLock]);
    return rows[0]?.done === true;
  };
  try {
    await client.connect();
    if (!(await ask('pg_try_advisory_lock_shared'))) {
      socket.destroy();
      return undefined;
    }
  } catch (error) {
    socket.destroy();
    throw error;
  }
  // A claim alone does not keep a finished process from ending.
  socket.unref();
  return {
    async turnExclusive() {
      socket.ref();
      // First given up, then asked for: two that leave at once must not wait for each other.
      await ask('pg_advisory_unlock_shared');
      return ask('pg_try_advisory_lock');
    },
    onLost: (listener) => client.once('end', listener),
    drop: () => socket.destroy(),
  };
}
