import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  /** The new database as the superuser. */
  readonly url: string;
  drop(): Promise<void>;
}

const waitMs = 20_000;

/** A database of one's own on the server: a copy of another that nobody is in. */
export async function copyDatabase(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(serverUrl, `create database ${name} template ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => run(serverUrl, `drop database ${name} with (force)`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const end = Date.now() + waitMs; ; await delay(50)) {
      const failure = await client.query(statement).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure === undefined) return;
      // Autovacuum may be in the template just now; it leaves soon.
      if (!isInUse(failure) || Date.now() > end) throw failure;
    }
  } finally {
    await client.end();
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55006';
}
