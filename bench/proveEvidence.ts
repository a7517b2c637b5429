import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { isAlive } from '../src/db/embedded/findPostmaster.ts';
import { openDevelopmentIssuer } from '../src/server/identity/openDevelopmentIssuer.ts';
import { openCity } from '../test/evidence/proof/busyCity.ts';
import type { EvidenceHub } from '../test/evidence/proof/EvidenceHub.ts';
import { lockedLog } from '../test/evidence/proof/lockedLog.ts';
import { proveCorrespondence } from '../test/evidence/proof/proveCorrespondence.ts';
import { proveKills } from '../test/evidence/proof/proveKills.ts';
import { proveStorage } from '../test/evidence/proof/proveStorage.ts';
import type { Answer } from '../test/setup/testHub.ts';
import { crashPostgres } from './crashPostgres.ts';
import { openFullDisk } from './fullDisk.ts';
import { HubNode } from './stream/HubNode.ts';
import { openWorld } from './stream/openWorld.ts';

/** `npm run prove:evidence -- --only kills --kills 200`: that the log says all that was shown, at length. */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'correspondence,kills,storage' },
    responses: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '30' },
    port: { type: 'string', default: '4871' },
  },
});
const [responses, kills, seed, minutes, port] = [
  values.responses,
  values.kills,
  values.seed,
  values.minutes,
  values.port,
].map(Number);
if (!responses || !kills || !seed || !minutes || !port) {
  throw new Error(
    '--responses, --kills, --seed, --minutes and --port are whole numbers from 1 on.',
  );
}
const parts = new Set(values.only.split(','));
const untilMs = Date.now() + minutes * 60_000;
const faultMs = 10_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const world = await openWorld(0);
const node = new HubNode(world, port);
let failed = 0;
const report = (line: string, differences: readonly string[]): void => {
  say(`${line}; ${differences.length} differences`);
  for (const one of differences.slice(0, 40)) say(`  ${one}`);
  failed += differences.length;
};
const kill = async (): Promise<void> => {
  node.kill();
  while (isAlive(node.pid)) await delay(5);
  await delay(20);
  await node.start();
};
try {
  const { issueToken } = await openDevelopmentIssuer({
    ...readConfig({ XIANJIE_DATA: world.folder }),
    developmentIssuer: true,
  });
  const tokens = new Map<string, Promise<string>>();
  const token = (login: string) => {
    const known = tokens.get(login) ?? issueToken(login, 86_400);
    tokens.set(login, known);
    return known;
  };
  const ask = async (login: string, query: string, variables: object = {}): Promise<Answer> => {
    const response = await fetch(`${node.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token(login)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };
  const hub: EvidenceHub = { url: node.url, admin: world.admin, token, ask };
  await node.start();
  await openCity(hub);
  if (parts.has('correspondence')) {
    const extent = { responses, followers: 20, seed, untilMs, say };
    const { answers, events, cells, differences } = await proveCorrespondence(hub, extent);
    const told = `${answers} answers with ${cells} cells, and ${events} events`;
    report(`correspondence, seed ${seed}: ${told}`, differences);
  }
  if (parts.has('kills')) {
    const mortal = { hub, kill, crashDatabase: () => crashPostgres(world.folder) };
    const toll = await proveKills(mortal, { kills, seed, untilMs });
    report(
      `${toll.kills} kills and ${toll.crashes} ends of PostgreSQL, seed ${seed}: ${toll.whole} answers came whole, ${toll.cut} did not (${toll.begun} of them begun), ${toll.events} events`,
      toll.differences,
    );
  }
  if (parts.has('storage')) {
    const disk = await openFullDisk(world.admin);
    try {
      for (const fault of [disk, lockedLog(world.admin)]) {
        const found = await proveStorage(hub, fault, faultMs);
        report(
          `${found.fault} for ${faultMs / 1_000} s: ${found.refused} refused after ${found.p50Ms} ms (p99 ${found.p99Ms}), ${found.answered} answered, ${found.published} published, first answer ${found.recoveredMs} ms after, ${node.unexpected} restarts`,
          found.differences,
        );
      }
    } finally {
      await disk.close();
    }
  }
} finally {
  await node.stop();
  await world.close();
}
process.exit(failed === 0 ? 0 : 1);
