import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { exportLog } from '../db/evidence/exportLog.ts';
import { openLogSigner } from '../db/evidence/openLogSigner.ts';
import { verifyLog } from '../db/evidence/verifyLog.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { regulation } from '../policy/regulation.ts';
import { openDatabase } from '../server/openDatabase.ts';
import { addAuditProofs } from './auditProofs.ts';

interface VerifyOptions {
  readonly key?: string;
  readonly trusted: readonly string[];
  readonly receipt: readonly string[];
}

/** `xianjie audit`: hands the log of disclosures out, and verifies one without the hub. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the log of who was shown what 知悉日志');
  audit
    .command('export')
    .argument('<folder>', 'where the files go')
    .description('write the log with its signatures, for anybody to verify')
    .action(exportTo);
  audit
    .command('verify')
    .argument('<folder>', 'an exported log')
    .option('--key <file>', 'public key (PEM) that you were given by another way')
    .option('--trusted <file...>', 'checkpoints that you kept from earlier', [])
    .option('--receipt <file...>', 'receipts of answers, which must be in the log', [])
    .description('verify an exported log from its files alone, offline')
    .action(verify);
  addAuditProofs(audit);
}

async function exportTo(folder: string): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, buildRegistry(regulation));
  const client = await database.admin.connect();
  try {
    const signer = await openLogSigner(config.auditKeyFile);
    const { size, first, checkpoints } = await exportLog(client, signer, folder);
    process.stdout.write(
      `entries ${first} to ${size - 1}, ${checkpoints} checkpoints, key ${signer.public.id}\n${signer.public.pem}`,
    );
  } finally {
    client.release();
    await database.close();
  }
}

async function verify(folder: string, options: VerifyOptions): Promise<void> {
  const all = (files: readonly string[]) =>
    Promise.all(files.map((file) => readFile(file, 'utf8')));
  const key = options.key === undefined ? {} : { key: await readFile(options.key, 'utf8') };
  const checkpoints = await all(options.trusted);
  const receipts = await all(options.receipt);
  const verdict = await verifyLog(folder, { ...key, checkpoints, receipts });
  if (!verdict.sound) {
    const where = verdict.index === undefined ? '' : `entry ${verdict.index}: `;
    throw new Error(`NOT SOUND 日志不可信: ${where}${verdict.fault}`);
  }
  process.stdout.write(`sound 日志完整: ${verdict.size} entries, signed by key ${verdict.key}\n`);
  if (options.key === undefined) {
    process.stdout.write('The key came with the log itself: compare it with one that you trust.\n');
  }
  process.stdout.write(`\n${verdict.newest}`);
}
