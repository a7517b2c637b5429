import { join } from 'node:path';
import { migrationsFolder } from './migrationsFolder.ts';

/** The path of a file of reference data, from the sources and from the build alike. */
export function dataFile(name: string): string {
  return join(migrationsFolder(), '..', 'data', name);
}
