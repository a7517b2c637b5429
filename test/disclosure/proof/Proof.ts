import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createPool } from '../../../src/db/createPool.ts';
import { loadReferenceData } from '../../../src/db/loadReferenceData.ts';
import { demoOrgans, demoReaders } from '../../../src/demo/demoReaders.ts';
import { Random } from '../../../src/generate/Random.ts';
import { registerOrgans } from '../../../src/generate/registerOrgans.ts';
import { copyDatabase } from '../../setup/copyDatabase.ts';
import { enterWorld } from './enterWorld.ts';
import { forkHub, type HubScript, type WorldHub } from './forkHub.ts';
import { extraReaders } from './personas.ts';
import { placeCanaries } from './placeCanaries.ts';
import { steerWorld } from './steerWorld.ts';
import { Tokens } from './Tokens.ts';
import { readWorld, type World, writeWorld } from './World.ts';

/** A migrated server on which the proof makes its databases. */
export interface ProofServer {
  readonly url: string;
  readonly template: string;
}

/** A world under its hub, and the means to make others like it. */
export interface Proof {
  readonly folder: string;
  readonly world: World;
  readonly tokens: Tokens;
  readonly random: Random;
  /** The hub over the world as it was entered. */
  readonly hub: WorldHub;
  readonly url: string;
  /** Another hub, of this project or of the one in `root`. */
  fork(root?: string): Promise<WorldHub>;
  /** Another database that holds `world`. */
  copy(world: World): Promise<string>;
  /** Puts `world` in the place of what that database held. */
  refill(url: string, world: World): Promise<void>;
  close(): Promise<void>;
}

/**
 * Enters a world of `cases` cases through a hub, and then every state and a canary in every cell.
 * `script` says what kind of hub is asked about it.
 */
export async function openProof(
  server: ProofServer,
  cases: number,
  seed: number,
  script: HubScript = 'hubProcess.ts',
): Promise<Proof> {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-proof-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const tokens = new Tokens();
    const random = new Random(seed);
    const key = randomBytes(32);
    const refill = (url: string, world: World) => within(url, (pool) => fill(pool, world));
    const copy = async (world?: World): Promise<string> => {
      const database = await copyDatabase(server.url, server.template);
      closing.push(database.drop);
      await within(database.url, (pool) => register(pool, key));
      if (world !== undefined) await refill(database.url, world);
      return database.url;
    };
    // Of three districts: one's own, one of the next, and again one's own.
    const divisions = Array.from({ length: cases }, (_, n) => (n % 4 === 3 ? '370302' : '370303'));
    const entry = await copy();
    const open = async (first: string, root?: string, kind: HubScript = script) => {
      const forked = await forkHub(folder, first, root, kind);
      closing.push(forked.close);
      return forked;
    };
    const door = await open(entry, undefined, 'hubProcess.ts');
    await enterWorld(door, divisions);
    await door.close();
    const entered = await within(entry, (pool) => connected(pool, readWorld));
    const world = placeCanaries(steerWorld(entered, random), tokens, random);
    const url = await copy(world);
    const fork = (root?: string) => open(url, root);
    const hub = await fork();
    return { folder, world, tokens, random, hub, url, fork, copy, refill, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function within<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(url, { size: 2, statementTimeoutMs: 0 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function connected<T>(pool: Pool, work: (client: import('pg').PoolClient) => Promise<T>) {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

async function fill(pool: Pool, world: World): Promise<void> {
  // The other world may hold one number twice, which no organ would be let enter.
  const { rows } = await pool.query<{ index: string }>(
    `SELECT indexrelid::regclass::text AS index FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE indisunique AND c.relnamespace::regnamespace::text IN
       ('environment', 'police', 'procuratorate', 'court', 'coordination')
       AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)`,
  );
  for (const { index } of rows) await pool.query(`DROP INDEX ${index}`);
  await connected(pool, (client) => writeWorld(client, world));
}

/** What is equal in all worlds: codes, organs, readers, and the keys that seal cursors. */
async function register(pool: Pool, key: Buffer): Promise<void> {
  await loadReferenceData(pool);
  await connected(pool, (client) => registerOrgans(client, demoOrgans));
  // The ceiling refuses whole answers; what the proof is about lies below it.
  const clearance = 'INVESTIGATION';
  for (const { login, kind, organId, posts, status } of [...demoReaders, ...extraReaders]) {
    await pool.query(
      `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [login, kind, organId, posts, clearance, status],
    );
  }
  for (const purpose of ['cursor', 'change position', 'case number']) {
    await pool.query('INSERT INTO coordination.hub_key (purpose, secret) VALUES ($1, $2)', [
      purpose,
      key,
    ]);
  }
}
