import { parseArgs } from 'node:util';
import { openServer } from './proof/openServer.ts';
import { openProof } from './proof/Proof.ts';
import { reportMutants } from './proof/reportMutants.ts';
import { reportReaders } from './proof/reportReaders.ts';
import { reportWalk } from './proof/reportWalk.ts';

/** `npm run prove -- --operations 100000`: the proof that nothing leaks, at length (design.md 4.9). */
const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '5000' },
    cases: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '90' },
    persona: { type: 'string', default: '' },
    mutants: { type: 'boolean', default: false },
    walk: { type: 'boolean', default: false },
    mutant: { type: 'string', default: '' },
    federated: { type: 'boolean', default: false },
  },
});
const [operations, cases, seed, minutes] = [
  values.operations,
  values.cases,
  values.seed,
  values.minutes,
].map(Number);
if (!operations || !cases || !seed || !minutes) {
  throw new Error('--operations, --cases, --seed and --minutes are whole numbers from 1 on.');
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const endMs = Date.now() + minutes * 60_000;
const open: { close(): Promise<void> }[] = [];
let closing: Promise<void> | undefined;
const closeAll = async () => {
  for (let one = open.pop(); one !== undefined; one = open.pop()) await one.close();
};
const close = () => {
  closing ??= closeAll();
  return closing;
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    // What was under way fails now, and must not end the process before its server.
    process.on('uncaughtException', () => undefined);
    process.on('unhandledRejection', () => undefined);
    close().finally(() => process.exit(1));
  });
}
try {
  const server = await openServer();
  open.push(server);
  const script = values.federated ? 'federatedProcess.ts' : 'hubProcess.ts';
  const proof = await openProof(server, cases, seed, script);
  open.push(proof);
  const { persona: login, federated } = values;
  const extent = { operations, seed, endMs, login, federated };
  const failed = values.walk
    ? await reportWalk(proof, values.persona, say)
    : values.mutants
      ? await reportMutants(proof, operations, values.mutant, say)
      : await reportReaders(proof, extent, say);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await close();
}
