import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { migrationsFolder } from '../db/migrationsFolder.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { printPermissions, printSnapshot } from '../policy/printPermissions.ts';
import { regulation } from '../policy/regulation.ts';
import { takeSnapshot } from '../policy/snapshot.ts';
import { buildHubSchema } from '../schema/buildHubSchema.ts';

/** `xianjie schema`: prints the published contract and the permissions from the code. */
export function addSchema(program: Command): void {
  program
    .command('schema')
    .option('--check', 'fail if a printed file is not current, and write nothing')
    .description('write the schema and docs/permissions.{md,json} from the regulation')
    .action(async ({ check = false }: { check?: boolean }) => {
      const stale: string[] = [];
      for (const [path, text] of printed()) {
        const file = join(migrationsFolder(), '..', path);
        const before = await readFile(file, 'utf8').catch(() => '');
        if (before === text) continue;
        stale.push(path);
        if (!check) {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, text);
        }
      }
      if (check && stale.length > 0) {
        throw new Error(`not current: ${stale.join(', ')}. Run "npx xianjie schema" and commit.`);
      }
      process.stdout.write(stale.length === 0 ? 'current\n' : `written: ${stale.join(', ')}\n`);
    });
}

function printed(): readonly (readonly [path: string, text: string])[] {
  const registry = buildRegistry(regulation);
  const snapshot = takeSnapshot(registry);
  const sdl = printSchema(lexicographicSortSchema(buildHubSchema(registry)));
  return [
    ['src/schema/sdl/hub.graphql', `${sdl}\n`],
    ['docs/permissions.md', printPermissions(registry, snapshot)],
    ['docs/permissions.json', printSnapshot(snapshot)],
  ];
}
