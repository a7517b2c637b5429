import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The package's `migrations/`, whether this file runs from `src/` or from `dist/`. */
export function migrationsFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) {
      throw new Error('The package folder with migrations/ is missing. Install the hub again.');
    }
    folder = dirname(folder);
  }
  return join(folder, 'migrations');
}
