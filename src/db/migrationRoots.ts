import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFolder } from './migrationsFolder.ts';
import type { MigrationRoot } from './readMigrations.ts';

/**
 * Every agency that has a folder below `migrations/`: what a hub of all agencies runs, and that of
 * the coordinating body. An agency's own hub has the spine and its own tables, and nobody else's.
 */
export async function migrationRoots(agency?: string): Promise<readonly MigrationRoot[]> {
  const entries = await readdir(migrationsFolder(), { withFileTypes: true });
  const all = agency === undefined || agency === 'coordination';
  return entries
    .filter((entry) => entry.isDirectory())
    .filter(({ name }) => all || name === agency || name === 'coordination')
    .map(({ name }) => ({ agency: name, folder: join(migrationsFolder(), name) }));
}
