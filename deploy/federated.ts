import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Agency, agencyNames } from '../src/codes/agencies.ts';
import { readConfig } from '../src/config.ts';
import { createPool } from '../src/db/createPool.ts';
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts';
import { loadDemo } from '../src/demo/loadDemo.ts';
import { buildRegistry } from '../src/policy/buildRegistry.ts';
import { regulation } from '../src/policy/regulation.ts';
import { subgraphPort, subgraphUrl } from '../src/schema/federation/subgraphUrl.ts';
import { openDatabase } from '../src/server/openDatabase.ts';
import { splitOff } from '../src/server/replica/splitOff.ts';

/**
 * `npm run federated`: the synthetic city in five hubs on five embedded databases, and Hive Gateway
 * before them, on one machine.
 */
const config = readConfig({ ...process.env, DATABASE_URL: '' });
const dataFolder = join(config.dataFolder, 'federated');
const registry = buildRegistry(regulation);
const say = (line: string) => process.stderr.write(`${line}\n`);
const root = fileURLToPath(new URL('..', import.meta.url));
const gateway = join(root, 'deploy/gateway');

const embedded = await startEmbedded(dataFolder);
const whole = await openDatabase({ ...config, dataFolder }, registry, { log: say });
await loadDemo({ database: whole, registry, log: say });
await whole.close();
for (const agency of agencyNames) await separate(agency);

const token = randomBytes(32).toString('base64url');
const children = agencyNames.map((agency) => {
  const peers = agencyNames.filter(
    (name) => (agency === 'coordination') !== (name === 'coordination'),
  );
  return run(['dist/main.js', 'serve', '--agency', agency], root, {
    XIANJIE_DATA: dataFolder,
    XIANJIE_AUDIT_KEY: join(dataFolder, `audit-key-${agency}.pem`),
    XIANJIE_PORT: String(subgraphPort(agency)),
    XIANJIE_PEERS: peers.map((name) => `${name}=${new URL(subgraphUrl(name)).origin}`).join(),
    XIANJIE_PEER_TOKEN: token,
  });
});
if (!existsSync(join(gateway, 'node_modules'))) {
  say('installing the gateway (deploy/gateway) …');
  await ended(spawn('npm', ['ci', '--no-audit', '--no-fund'], { cwd: gateway, stdio: 'inherit' }));
}
children.push(run(['gateway.mjs'], gateway, { HOST: config.host, PORT: String(config.port) }));
say(`tokens: XIANJIE_DATA=${dataFolder} npx xianjie token police-officer-370303`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of children) child.kill('SIGTERM');
  });
}
await Promise.all(children.map(ended));
await embedded.stop();

/** Gives an agency a database of its own, with what it may hold of the city. */
async function separate(agency: Agency): Promise<void> {
  const name = `xianjie_${agency}`;
  const client = new pg.Client({ connectionString: at('postgres') });
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${name} TEMPLATE xianjie`);
  await client.end();
  if (rowCount !== 0) return;
  const pool = createPool(at(name), { size: 1, statementTimeoutMs: 0 });
  await splitOff(pool, registry, agency);
  await pool.end();
}

function at(database: string): string {
  const url = new URL(embedded.url);
  url.pathname = `/${database}`;
  return url.href;
}

function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return spawn(process.execPath, [...args], {
    cwd,
    env: { ...inherited, ...env },
    stdio: 'inherit',
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
  });
}
