import { availableParallelism } from 'node:os';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Filled, fillWorld } from '../generate/fillWorld.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { regulation } from '../policy/regulation.ts';
import { openDatabase } from '../server/openDatabase.ts';

interface Options {
  readonly cases: string;
  readonly seed: string;
  readonly city: string;
}

const mostCases = 20_000_000;
const mostSeed = 2 ** 32 - 1;
/** Cases that are written sooner than threads are started. */
const smallWorld = 5_000;

/** `xianjie generate`: fills the database with synthetic cases, by COPY. */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .option('--cases <n>', 'how many cases', '1000')
    .option('--seed <n>', 'what decides the world; the same seed gives the same cases', '1')
    .option('--city <digits>', 'first four digits of the code of the city', '3703')
    .description('fill the database with synthetic cases of a city, in one transaction')
    .action(generate);
}

async function generate(options: Options): Promise<void> {
  const cases = wholeNumber(options.cases, '--cases', [1, mostCases]);
  const seed = wholeNumber(options.seed, '--seed', [0, mostSeed]);
  if (!/^[1-9]\d{3}$/.test(options.city))
    throw new Error('--city takes four digits, such as 3703.');
  const registry = buildRegistry(regulation);
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase(readConfig(process.env), registry, { log });
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {value} of {total} cases | {eta_formatted} left',
  });
  const shown = process.stderr.isTTY === true;
  if (shown) bar.start(cases, 0);
  try {
    const started = performance.now();
    const filled = await fillWorld(database.admin, registry, {
      cases,
      seed,
      city: options.city,
      threads: cases < smallWorld ? 0 : availableParallelism(),
      onProgress: (done) => bar.update(done),
    });
    bar.stop();
    report(filled, (performance.now() - started) / 1000);
  } finally {
    bar.stop();
    await database.close();
  }
}

const spine = 'coordination.';

function report(filled: Filled, seconds: number): void {
  const feeds = [...filled].filter(([table]) => !table.startsWith(spine));
  const records = feeds.reduce((sum, [, count]) => sum + count, 0);
  for (const [table, count] of filled) {
    process.stdout.write(`${String(count).padStart(9)}  ${table.replaceAll('"', '')}\n`);
  }
  const rate = Math.round(records / seconds);
  process.stdout.write(`${records} records in ${seconds.toFixed(1)} s: ${rate} records/s\n`);
}

function wholeNumber(text: string, name: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${name} takes a whole number from ${least} to ${most}.`);
}
