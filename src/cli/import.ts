import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { importFile } from '../import/importFile.ts';
import { feedNamed } from '../import/plannerOf.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { regulation } from '../policy/regulation.ts';
import { largestBatch } from '../resolvers/publish/publish.ts';
import { openDatabase } from '../server/openDatabase.ts';

interface Options {
  readonly as: string;
  readonly report?: string;
  readonly batch: number;
  readonly source?: string;
  readonly organ?: string;
}

/** The exit code when all lines were read and some records refused. */
const someRejected = 2;

/** `xianjie import FILE --as KIND`: brings a file of records into the hub; again adds nothing. */
export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'file of one JSON object a line (NDJSON, UTF-8)')
    .requiredOption('--as <kind>', 'judgments, penalties, or a feed such as FilingDecision')
    .option('--report <file>', 'report of rejected and warned records (<file>.report.ndjson here)')
    .option('--batch <n>', `lines published together, at most ${largestBatch}`, batchSize, 500)
    .option('--source <name>', 'source system of lines that name none')
    .option('--organ <id>', 'organ that owes the records of lines that name none')
    .description('import records from a file; a repetition adds nothing, a killed import resumes')
    .action(runImport);
}

async function runImport(path: string, options: Options): Promise<void> {
  const registry = buildRegistry(regulation);
  if (options.as !== 'judgments' && options.as !== 'penalties') feedNamed(options.as, registry);
  const file = resolve(path);
  const { size } = await stat(file);
  const report = resolve(options.report ?? `${basename(file)}.report.ndjson`);
  if (report === file) throw new Error('The report would overwrite the file. Name another.');
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase(readConfig(process.env), registry, { log });
  const bar = new SingleBar({ format: '{bar} {percentage}% | {eta_formatted} left' });
  if (process.stderr.isTTY) bar.start(size, 0);
  try {
    const { read, stored, alreadyThere, warned, rejected } = await importFile(
      { ...options, file, report, signal: endingSignal(), onProgress: (done) => bar.update(done) },
      { pool: database.app, registry },
    );
    bar.stop();
    process.stdout.write(
      `read ${read} lines: ${stored} records stored, ${alreadyThere} already there, ` +
        `${warned} warned, ${rejected} rejected\nreport: ${report}\n`,
    );
    if (rejected > 0) process.exitCode = someRejected;
  } finally {
    bar.stop();
    await database.close();
  }
}

function batchSize(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= largestBatch) return size;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${largestBatch}.`);
}

/** Aborts between two batches at the first signal to end; a second one ends the process. */
function endingSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort(
        new Error('Interrupted. What is stored stays; run the command again to go on.'),
      );
    });
  }
  return controller.signal;
}
