import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agencyNames } from '../src/codes/agencies.ts';
import { readConfig } from '../src/config.ts';
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts';
import { loadDemo } from '../src/demo/loadDemo.ts';
import { buildRegistry } from '../src/policy/buildRegistry.ts';
import { regulation } from '../src/policy/regulation.ts';
import { subgraphPort } from '../src/schema/federation/subgraphUrl.ts';
import { openDatabase } from '../src/server/openDatabase.ts';
import { peersOf } from './peersOf.ts';
import { separate } from './separate.ts';

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
for (const agency of agencyNames) await separate(embedded.url, registry, agency);

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
