import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import { createPool } from '../../../src/db/createPool.ts';
import { startEmbedded } from '../../../src/db/embedded/startEmbedded.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { migrationRoots } from '../../../src/db/migrationRoots.ts';
import { raiseWall } from '../../../src/db/wall/raiseWall.ts';
import { buildRegistry } from '../../../src/policy/buildRegistry.ts';
import { regulation } from '../../../src/policy/regulation.ts';
import { wallOf } from '../../../src/policy/wallOf.ts';
import type { ProofServer } from './Proof.ts';

const template = 'xianjie_template';

/** A server of the proof's own, gone with it. */
export async function openServer(): Promise<ProofServer & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-prove-'));
  const server = await startEmbedded(folder);
  const close = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    for (const statement of [
      // Nothing need survive a power cut.
      'alter system set fsync = off',
      'select pg_reload_conf()',
      `create database ${template}`,
    ]) {
      await client.query(statement);
    }
    await client.end();
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    await migrate({ url: url.href, roots: await migrationRoots() });
    const owner = createPool(url.href, { size: 1 });
    await raiseWall(owner, wallOf(buildRegistry(regulation)));
    await owner.end();
    return { url: server.url, template, close };
  } catch (error) {
    await close();
    throw error;
  }
}
