import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { DisclosureLog } from '../db/evidence/DisclosureLog.ts';
import { openLogSigner } from '../db/evidence/openLogSigner.ts';
import { faultOfPackage } from '../db/evidence/verifyPackage.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { snapshotVersion } from '../policy/printPermissions.ts';
import { regulation } from '../policy/regulation.ts';
import { takeSnapshot } from '../policy/snapshot.ts';
import { errandOf } from '../resolvers/Errand.ts';
import { applyBelt } from '../schema/applyBelt.ts';
import { buildHubSchema } from '../schema/buildHubSchema.ts';
import { openIdentity } from '../server/identity/openIdentity.ts';
import { openDatabase } from '../server/openDatabase.ts';
import { openServices } from '../server/openServices.ts';
import { makePackage } from '../server/package/makePackage.ts';

interface Options {
  readonly asOf?: string;
  readonly to: string;
  readonly token: string;
  readonly purpose: string;
}

/** `xianjie package`: the evidence of a case as one officer may see it, for a court or an auditor. */
export function addPackage(program: Command): void {
  const command = program.command('package').description('the evidence of a case 案件证据包');
  // A command of its own: options that it must have would be asked of its sister as well.
  command
    .command('make', { isDefault: true })
    .argument('<case>', 'id of the case')
    .option('--as-of <time>', 'records as they stood then, such as 2026-09-28T16:20:00+08:00')
    .requiredOption('--to <folder>', 'where the package goes')
    .requiredOption('--token <file>', 'token of the officer whose rights decide what is in it')
    .requiredOption('--purpose <name>', 'what it is made for, such as ADJUDICATION')
    .description('write the signed evidence of a case; making it is entered in the log 案件证据包')
    .action(make);
  command
    .command('verify')
    .argument('<folder>', 'a package')
    .option('--key <file>', 'public key (PEM) of the hub that you were given by another way')
    .description('verify a package from its files alone, offline 核验证据包')
    .action(verify);
}

async function make(caseId: string, options: Options): Promise<void> {
  const config = readConfig(process.env);
  const registry = buildRegistry(regulation);
  const database = await openDatabase(config, registry);
  const client = await database.admin.connect();
  const signer = await openLogSigner(config.auditKeyFile);
  const disclosures = await DisclosureLog.open(database.app, signer.public.hash);
  try {
    const { authenticate } = await openIdentity(config, database.app);
    const token = (await readFile(options.token, 'utf8')).trim();
    const { reader } = await authenticate(`Bearer ${token}`);
    const policyVersion = snapshotVersion(takeSnapshot(registry));
    const rest = { policyVersion, disclosures, signer };
    const services = await openServices(registry, database.app, config, rest);
    const reads = [...services.roots.keys()];
    const schema = applyBelt(buildHubSchema(registry), registry, reads);
    const stated = { purpose: options.purpose, caseId: undefined, client: 'package' } as const;
    const errand = errandOf(reader, { ...stated, receipt: true, transport: 'INTERNAL' }, false);
    const asOf = options.asOf ?? new Date().toISOString();
    const wanted = { caseId, asOf, folder: options.to };
    await makePackage({ schema, services, reader, errand }, client, signer, wanted);
    process.stdout.write(`written 已制作: ${options.to}, signed by key ${signer.public.id}\n`);
  } finally {
    client.release();
    await disclosures.close();
    await database.close();
  }
}

async function verify(folder: string, options: { readonly key?: string }): Promise<void> {
  const pem = options.key === undefined ? undefined : await readFile(options.key, 'utf8');
  const fault = await faultOfPackage(folder, pem);
  if (fault !== undefined) throw new Error(`NOT SOUND 证据包不可信: ${fault}`);
  process.stdout.write('sound 证据包完整\n');
  if (pem === undefined) {
    process.stdout.write('The key came with the package: compare it with one that you trust.\n');
  }
}
