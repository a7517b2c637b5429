import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { openDevelopmentIssuer } from '../src/server/identity/openDevelopmentIssuer.ts';
import type { EvidenceHub } from '../test/evidence/proof/EvidenceHub.ts';
import { proveCorrespondence } from '../test/evidence/proof/proveCorrespondence.ts';
import type { Answer } from '../test/setup/testHub.ts';
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
const [responses, seed, minutes, port] = [
  values.responses,
  values.seed,
  values.minutes,
  values.port,
].map(Number);
if (!responses || !seed || !minutes || !port) {
  throw new Error('--responses, --seed, --minutes and --port are whole numbers from 1 on.');
}
const parts = new Set(values.only.split(','));
const untilMs = Date.now() + minutes * 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const world = await openWorld(0);
const node = new HubNode(world, port);
let failed = 0;
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
      headers: { authorization: `Bearer ${await token(login)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };
  const hub: EvidenceHub = { url: node.url, admin: world.admin, token, ask };
  await node.start();
  if (parts.has('correspondence')) {
    const extent = { responses, followers: 20, seed, untilMs, say };
    const { answers, events, cells, differences } = await proveCorrespondence(hub, extent);
    say(
      `correspondence: ${answers} answers with ${cells} cells, and ${events} events; ${differences.length} differences`,
    );
    for (const one of differences.slice(0, 40)) say(`  ${one}`);
    failed += differences.length;
  }
} finally {
  await node.stop();
  await world.close();
}
process.exit(failed === 0 ? 0 : 1);
