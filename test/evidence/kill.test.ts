import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../src/generate/Random.ts';
import { forkHub, type Reply } from '../disclosure/proof/forkHub.ts';
import { at } from '../fixtures/at.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { cellsShown } from './cellsShown.ts';
import { cellsOf, readLog, setsIn } from './readLog.ts';

/** 200 for the whole proof: XIANJIE_KILLS=200 npx vitest run test/evidence/kill.test.ts */
const kills = Number(process.env.XIANJIE_KILLS ?? 2);
const lanes = 6;
const logins = [
  'police-officer-370303',
  'environment-officer-370300',
  'procuratorate-prosecutor-370303',
];
const told = '__typename withheld { field reason }';
const query = `{ cases { nodes { id name stage ${told} parties { id name kind ${told} }
  filingDecisions { nodes { id result decisionNo leadOfficer ${told} } } } } }`;

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  hub = await openTestHub();
  folder = await mkdtemp(join(tmpdir(), 'xianjie-kill-'));
  await publishMarkedWorld(hub);
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks until the hub is killed; gives what came back whole. */
async function answersUntilKilled(random: Random): Promise<readonly Reply[]> {
  const child = await forkHub(folder, hub.admin.options.connectionString ?? '');
  const answers: Reply[] = [];
  let killed = false;
  const lane = async (n: number): Promise<void> => {
    while (!killed) {
      const reply = await child.ask(logins[n % logins.length] ?? '', query).catch(() => undefined);
      if (reply === undefined) return;
      answers.push(reply);
    }
  };
  // Whoever asks for a token of a hub that is killed waits for ever.
  for (const login of logins) answers.push(await child.ask(login, query));
  const asking = Promise.all(Array.from({ length: lanes }, (_, n) => lane(n)));
  await delay(random.integer(1, 600));
  killed = true;
  await child.close();
  await asking;
  return answers;
}

test(`${kills} kills of the hub at random leave nothing disclosed that is not logged`, async () => {
  const random = new Random(Number(process.env.XIANJIE_SEED ?? 1));
  const answers: Reply[] = [];
  for (let n = 0; n < kills; n += 1) answers.push(...(await answersUntilKilled(random)));
  const log = await readLog(hub.admin);
  const sets = setsIn(log);
  const byRequest = new Map(log.map((entry) => [at(entry.json, 'request'), entry]));
  let compared = 0;
  for (const { headers, text } of answers) {
    const entry = byRequest.get(new Map(headers).get('x-request-id') ?? '');
    const body: unknown = JSON.parse(text);
    // A refusal discloses nothing.
    if (at(body, 'errors') !== undefined) continue;
    const shown = cellsShown(at(body, 'data'));
    expect(shown.size).toBeGreaterThan(0);
    compared += 1;
    if (entry === undefined) throw new Error('An answer left that is not in the log');
    expect(new Set(cellsOf(entry, sets))).toEqual(shown);
  }
  process.stdout.write(`${compared} answers compared over ${kills} kills\n`);
  expect(compared).toBeGreaterThan(kills * 3);
  expect(log.map(({ index }) => index)).toEqual(log.map((_, n) => n));
}, 3_600_000);
