import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { migrationsFolder } from '../db/migrationsFolder.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { printPermissions, printSnapshot } from '../policy/printPermissions.ts';
import { regulation } from '../policy/regulation.ts';
import { takeSnapshot } from '../policy/snapshot.ts';
import { buildHubSchema } from '../schema/buildHubSchema.ts';
import { printContract } from '../schema/federation/printContract.ts';
import { subgraphsOf } from '../schema/federation/subgraphsOf.ts';
import { subgraphUrl } from '../schema/federation/subgraphUrl.ts';
import { findUnannounced } from '../schema/findUnannounced.ts';

const folder = 'src/schema/sdl';
const contract = `${folder}/hub.graphql`;

/** `xianjie schema`: prints the published contract and the permissions from the code. */
export function addSchema(program: Command): void {
  program
    .command('schema')
    .option('--check', 'fail if a printed file is not current, and write nothing')
    .description('write the schemas and docs/permissions.{md,json} from the regulation')
    .action(async ({ check = false }: { check?: boolean }) => {
      const stale: string[] = [];
      for (const [path, text] of await printed()) {
        const file = atRoot(path);
        const before = await readFile(file, 'utf8').catch(() => '');
        if (before === text) continue;
        stale.push(path);
        if (check) continue;
        if (path === contract) await refuseUnannounced(before, text);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      if (check && stale.length > 0) {
        throw new Error(`not current: ${stale.join(', ')}. Run "npx xianjie schema" and commit.`);
      }
      process.stdout.write(stale.length === 0 ? 'current\n' : `written: ${stale.join(', ')}\n`);
    });
}

async function printed(): Promise<readonly (readonly [path: string, text: string])[]> {
  const registry = buildRegistry(regulation);
  const snapshot = takeSnapshot(registry);
  const hub = buildHubSchema(registry);
  const sdl = printContract(hub);
  const subgraphs = subgraphsOf(hub, registry);
  // The composer is a tool of development, absent where the hub is installed.
  const { composeSupergraph } = await import('../schema/federation/composeSupergraph.ts');
  const supergraph = composeSupergraph(subgraphs, subgraphUrl);
  if (printContract(supergraph.api) !== sdl) {
    throw new Error('the subgraphs compose to another API than the hub has in one process');
  }
  return [
    [contract, sdl],
    ...subgraphs.map((one) => [`${folder}/${one.agency}.graphql`, one.sdl] as const),
    [`${folder}/supergraph.graphql`, supergraph.sdl],
    ['docs/permissions.md', printPermissions(registry, snapshot)],
    ['docs/permissions.json', printSnapshot(snapshot)],
  ];
}

async function refuseUnannounced(before: string, after: string): Promise<void> {
  const changelog = await readFile(atRoot('CHANGELOG.md'), 'utf8');
  const unannounced = findUnannounced(before, after, changelog);
  if (unannounced.length === 0) return;
  throw new Error(
    `breaking, and not named under "Contract" in CHANGELOG.md: ${unannounced.join('; ')}`,
  );
}

function atRoot(path: string): string {
  return join(migrationsFolder(), '..', path);
}
