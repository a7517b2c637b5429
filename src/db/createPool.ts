import pg from 'pg';

export interface PoolOptions {
  /** The most connections at once. */
  readonly size: number;
  /** The role that every session takes on at once, so that row-level security holds for it. */
  readonly role?: string;
  readonly statementTimeoutMs?: number;
}

/**
 * A pool of sessions in Beijing time with a bounded wait for a connection and for each statement.
 * With a role, a session that does not have it is closed before anybody gets it: a connection
 * pooler in between may drop start-up options, and the login behind may own the tables.
 */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const { size, role, statementTimeoutMs = 30_000 } = options;
  const address = new URL(url);
  const settings = ['-c timezone=Asia/Shanghai', '-c plan_cache_mode=force_generic_plan'];
  // The last word counts in PostgreSQL, and in the driver the URL's: so the URL's options go first.
  const asked = address.searchParams.get('options');
  address.searchParams.delete('options');
  if (asked !== null) settings.unshift(asked);
  if (role !== undefined) settings.push(`-c role=${role}`);
  const pool = new pg.Pool({
    connectionString: address.href,
    max: size,
    options: settings.join(' '),
    application_name: 'xianjie',
    statement_timeout: statementTimeoutMs,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(role === undefined ? {} : { onConnect: (client) => requireRole(client, role) }),
  });
  // Without a listener the death of an idle connection ends the process; the pool replaces it.
  pool.on('error', () => {});
  return pool;
}

async function requireRole(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query('select current_user as role');
  if (rows[0]?.role === role) return;
  throw new Error(
    `The database session is "${rows[0]?.role}" and not "${role}". ` +
      'Let the connection pooler pass start-up options, or log in as that role.',
  );
}
