import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { countersign } from '../db/evidence/countersign.ts';
import { faultOf, proofText } from '../db/evidence/EntryProof.ts';
import { LogKey } from '../db/evidence/LogKey.ts';
import { openLogSigner } from '../db/evidence/openLogSigner.ts';
import { proveEntry } from '../db/evidence/proveEntry.ts';
import { readReceipt } from '../db/evidence/Receipt.ts';
import { verifyLog } from '../db/evidence/verifyLog.ts';

/** Commands of `xianjie audit` for witnesses and for single entries; none needs the hub. */
export function addAuditProofs(audit: Command): void {
  audit
    .command('countersign')
    .argument('<folder>', 'an exported log')
    .argument('<file>', 'where the countersigned checkpoint goes')
    .requiredOption('--witness <file>', 'private key (PEM) of the witness; made if it is not there')
    .requiredOption('--key <file>', 'public key (PEM) of the hub')
    .option(
      '--trusted <file...>',
      'checkpoints countersigned before, which the log must extend',
      [],
    )
    .description('verify a log as a witness, and sign its newest checkpoint 见证签名')
    .action(witness);
  audit
    .command('prove')
    .argument('<folder>', 'an exported log')
    .argument('<receipt>', 'receipt of an answer or publication')
    .requiredOption('--key <file>', 'public key (PEM) of the hub')
    .description('print the proof that the entry of a receipt is in the log 存在性证明')
    .action(prove);
  audit
    .command('check')
    .argument('<proof>', 'a proof')
    .requiredOption('--key <file>', 'public key (PEM) of the hub')
    .option('--receipt <file>', 'the receipt that it must be of')
    .option('--request <file>', 'JSON of {query, variables} that must have been sent')
    .description('check a proof from its file alone 核验存在性证明')
    .action(check);
}

interface WitnessOptions {
  readonly witness: string;
  readonly key: string;
  readonly trusted: readonly string[];
}

async function witness(folder: string, file: string, options: WitnessOptions): Promise<void> {
  const key = await readFile(options.key, 'utf8');
  const checkpoints = await Promise.all(options.trusted.map((one) => readFile(one, 'utf8')));
  const verdict = await verifyLog(folder, { key, checkpoints });
  if (!verdict.sound) throw new Error(`NOT SOUND 日志不可信: ${verdict.fault}`);
  const signer = await openLogSigner(options.witness);
  await writeFile(file, countersign(verdict.newest, signer));
  process.stdout.write(`${verdict.size} entries countersigned by ${signer.public.id}\n`);
}

async function prove(
  folder: string,
  receipt: string,
  options: { readonly key: string },
): Promise<void> {
  const key = LogKey.fromPem(await readFile(options.key, 'utf8'));
  const read = readReceipt(await readFile(receipt, 'utf8'), key);
  if (read === undefined) throw new Error('The receipt is not signed by the key.');
  process.stdout.write(proofText(await proveEntry(folder, read.index)));
}

interface CheckOptions {
  readonly key: string;
  readonly receipt?: string;
  readonly request?: string;
}

async function check(proof: string, options: CheckOptions): Promise<void> {
  const read = async (file: string | undefined) =>
    file === undefined ? undefined : await readFile(file, 'utf8');
  const [receipt, request] = await Promise.all([read(options.receipt), read(options.request)]);
  const fault = faultOf(
    await readFile(proof, 'utf8'),
    LogKey.fromPem(await readFile(options.key, 'utf8')),
    {
      ...(receipt !== undefined && { receipt }),
      ...(request !== undefined && { request: JSON.parse(request) }),
    },
  );
  if (fault !== undefined) throw new Error(`NOT PROVED 未能证明: ${fault}`);
  process.stdout.write('proved 已证明\n');
}
