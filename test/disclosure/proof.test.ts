import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { WorldHub } from './proof/forkHub.ts';
import { openProof, type Proof } from './proof/Proof.ts';
import { personas } from './proof/personas.ts';
import { printFinding } from './proof/printFinding.ts';
import { provePersona } from './proof/provePersona.ts';
import { tables } from './proof/tables.ts';
import { walkContract } from './proof/walk/walkContract.ts';

/** Enough to see each reader at each stage; `npm run prove` asks at length. */
const cases = 8;
const operations = 24;
/** Each shape costs a plan, so each is asked more than once. */
const rounds = 3;
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
    const place = personas.indexOf(persona);
    const writes = persona.organ.endsWith('370303');
    const run = {
      ...{ operations, rounds, writes },
      seed: seed + place,
      untilMs: Date.now() + 60_000,
    };
    const { findings } = await provePersona(proof, { hub, url }, persona, run);
    expect(findings.slice(0, 5).map(printFinding)).toEqual([]);
  },
  120_000,
);

/** Each type is walked for one of those who read anything at all; `prove -- --walk` takes them all. */
const reading = personas.filter(({ column }) => column !== undefined);

test.each(reading)(
  '$login is told the same of a field on every way to it',
  async (persona) => {
    const own = tables.filter((_, place) => place % reading.length === reading.indexOf(persona));
    const { ways, differences } = await walkContract(proof.hub, persona, proof.world, own);
    expect(differences.slice(0, 5)).toEqual([]);
    expect(ways.size).toBeGreaterThan(0);
  },
  120_000,
);
