import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFolder } from './migrationsFolder.ts';
import type { MigrationRoot } from './readMigrations.ts';

/** Every agency that has a folder below `migrations/`: what a hub of all agencies runs. */
export async function migrationRoots(): Promise<readonly MigrationRoot[]> {
  const entries = await readdir(migrationsFolder(), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ agency: name, folder: join(migrationsFolder(), name) }));
}
