import pg from 'pg';

/**
 * A session of its own beside the pool, on the same database in the same role: for what is bound to
 * a session, such as LISTEN and advisory locks. Throws if it can't be opened.
 */
export async function openSession(pool: pg.Pool): Promise<pg.Client> {
  const { options } = pool;
  const session = new pg.Client(options);
  // Whoever uses the session learns of its death from the next query, or from 'end'.
  session.on('error', () => {});
  await session.connect();
  try {
    await options.onConnect?.(session);
    return session;
  } catch (error) {
    await session.end();
    throw error;
  }
}
