import type pg from 'pg';
import { openSession } from '../openSession.ts';
import type { LogSigner } from './LogKey.ts';
import { makeCheckpoint } from './makeCheckpoint.ts';
import { registerKey } from './registerKey.ts';

export interface CheckpointOptions {
  readonly pool: pg.Pool;
  readonly signer: LogSigner;
  readonly everyMs: number;
  /** How long disclosures are kept, in days. */
  readonly keepDays: number;
  readonly report: (error: unknown) => void;
}

/** Any number that no other advisory lock of the hub's database uses. */
const checkpointLock = 0x6368_6b70;
const maintainEveryMs = 24 * 3_600_000;

/** Signs the log from time to time, one node at a time; gives what ends it. */
export async function startCheckpoints(options: CheckpointOptions): Promise<() => Promise<void>> {
  const { pool, signer, everyMs, report } = options;
  await registerKey(pool, signer.public);
  let working: Promise<void> | undefined;
  let maintainAt = 0;
  const work = async (): Promise<void> => {
    const session = await openSession(pool);
    try {
      const { rows } = await session.query<{ taken: boolean }>(
        `SELECT pg_try_advisory_lock(${checkpointLock}) AS taken`,
      );
      if (rows[0]?.taken !== true) return;
      if (performance.now() >= maintainAt) {
        await session.query('SELECT coordination.keep_disclosures($1)', [options.keepDays]);
        maintainAt = performance.now() + maintainEveryMs;
      }
      await makeCheckpoint(session, signer);
    } finally {
      await session.end();
    }
  };
  const timer = setInterval(() => {
    working ??= work()
      .catch(report)
      .finally(() => {
        working = undefined;
      });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await working;
  };
}
