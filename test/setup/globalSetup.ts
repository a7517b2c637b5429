import 'reflect-metadata';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createPool } from '../../src/db/createPool.ts';
import { isAlive } from '../../src/db/embedded/findPostmaster.ts';
import { startEmbedded } from '../../src/db/embedded/startEmbedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationRoots } from '../../src/db/migrationRoots.ts';
import { raiseWall } from '../../src/db/wall/raiseWall.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { wallOf } from '../../src/policy/wallOf.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The run's server as the superuser; tests make their databases there. */
    postgresUrl: string;
  }
}

const prefix = 'xianjie-test-';
const template = 'xianjie_template';

/** One server a run, and on it one migrated database that `createTestDatabase` copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepKilledRuns();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startEmbedded(folder);
  const teardown = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // The data live as long as the run: nothing need survive a power cut.
    await run(server.url, 'alter system set fsync = off', 'select pg_reload_conf()');
    await run(server.url, `create database ${template}`);
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    await migrate({ url: url.href, roots: await migrationRoots() });
    const owner = createPool(url.href, { size: 1 });
    await raiseWall(owner, wallOf(buildRegistry(regulation)));
    await owner.end();
    // A template that nobody can connect to is always free to be copied.
    await run(server.url, `alter database ${template} allow_connections false`);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide('postgresUrl', server.url);
  return teardown;
}

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A server whose folder is gone ends by itself within a minute. */
async function sweepKilledRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
