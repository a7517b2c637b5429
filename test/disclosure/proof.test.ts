import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { WorldHub } from './proof/forkHub.ts';
import { openProof, type Proof } from './proof/Proof.ts';
import { personas } from './proof/personas.ts';
import { printFinding } from './proof/printFinding.ts';
import { provePersona } from './proof/provePersona.ts';

/** Enough to see each reader at each stage; `npm run prove` asks at length. */
const cases = 8;
const operations = 20;
const seed = 1;

let proof: Proof;
let hub: WorldHub;
let url: string;

beforeAll(async () => {
  proof = await openProof(
    { url: inject('postgresUrl'), template: 'xianjie_template' },
    cases,
    seed,
  );
  hub = await proof.fork();
  url = await proof.copy(proof.world);
  await hub.use(url);
});

afterAll(async () => {
  await proof?.close();
});

test.each(personas)(
  '$login is told what the rules let it know, and nothing that depends on anything else',
  async (persona) => {
    const run = { operations, seed, untilMs: Date.now() + 60_000 };
    const { findings } = await provePersona(proof, { hub, url }, persona, run);
    expect(findings.slice(0, 5).map(printFinding)).toEqual([]);
  },
  120_000,
);
