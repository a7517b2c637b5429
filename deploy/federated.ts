import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
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
 * `npm run federated`: the synthetic city in five hubs on five databases, and Hive Gateway before
 * them, on one machine.
 */
const config = readConfig({ ...process.env, DATABASE_URL: '', XIANJIE_APP_DATABASE_URL: '' });
const dataFolder = join(config.dataFolder, 'federated');
const registry = buildRegistry(regulation);
const say = (line: string) => process.stderr.write(`${line}\n`);
const root = fileURLToPath(new URL('..', import.meta.url));

const embedded = await startEmbedded(dataFolder);
const whole = await openDatabase({ ...config, dataFolder }, registry, { log: say });
await loadDemo({ database: whole, registry, log: say });
await whole.close();
for (const agency of agencyNames) await separate(agency);

const peerToken = randomBytes(32).toString('base64url');
const hubs = agencyNames.map((agency) =>
  run(['dist/main.js', 'serve', '--agency', agency], {
    XIANJIE_AUDIT_KEY: join(dataFolder, `audit-key-${agency}.pem`),
    XIANJIE_PORT: String(subgraphPort(agency)),
    XIANJIE_PEERS: peersOf(agency),
    XIANJIE_PEER_TOKEN: peerToken,
  }),
);
const gateway = run(['--import', 'tsx', 'deploy/gateway/main.ts'], {
  XIANJIE_HOST: config.host,
  XIANJIE_PORT: String(config.port),
});
const children = [gateway, ...hubs];
say(`Tokens: XIANJIE_DATA=${dataFolder} npx xianjie token police-officer-370303`);
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
await Promise.all(children.map(ended));
await embedded.stop();

/** Gives an agency a database of its own, with what it may hold of the city: all of that or none. */
async function separate(agency: Agency): Promise<void> {
  const [name, unfinished] = [`xianjie_${agency}`, `xianjie_${agency}_unfinished`];
  const client = new pg.Client({ connectionString: at('postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rows.length > 0) return;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE xianjie`);
    const pool = createPool(at(unfinished), { size: 1, statementTimeoutMs: 0 });
    await splitOff(pool, registry, agency).finally(() => pool.end());
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  } finally {
    await client.end();
  }
}

function at(database: string): string {
  const url = new URL(embedded.url);
  url.pathname = `/${database}`;
  return url.href;
}

/** The coordinating body follows all, and all follow it. */
function peersOf(agency: Agency): string {
  return agencyNames
    .filter((name) => (agency === 'coordination') !== (name === 'coordination'))
    .map((name) => `${name}=${new URL(subgraphUrl(name)).origin}`)
    .join();
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const { DATABASE_URL: _, XIANJIE_APP_DATABASE_URL: __, ...inherited } = process.env;
  return spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...inherited, XIANJIE_DATA: dataFolder, ...env },
    stdio: 'inherit',
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
  });
}
