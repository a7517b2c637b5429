import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationFile } from './MigrationFile.ts';
import { migrationOrder } from './migrationOrder.ts';

/** The folder in which an agency's migrations lie. */
export interface MigrationRoot {
  readonly agency: string;
  readonly folder: string;
}

/**
 * All migrations of these agencies in the order in which they run. Throws for an SQL file whose
 * name does not fit, because it would silently never run, and for a number given twice.
 */
export async function readMigrations(
  roots: readonly MigrationRoot[],
): Promise<readonly MigrationFile[]> {
  const found = (await Promise.all(roots.map(readRoot))).flat();
  found.sort((one, other) => one.order - other.order || (one.name < other.name ? -1 : 1));
  found.forEach((file, place) => {
    const before = found[place - 1];
    if (before?.id !== file.id) return;
    throw new Error(`${before.name} and ${file.name} have one number. Renumber the later one.`);
  });
  return found;
}

async function readRoot({ agency, folder }: MigrationRoot): Promise<readonly MigrationFile[]> {
  if (!/^[a-z]+$/.test(agency)) {
    throw new Error(`"${agency}" is no agency. Name its folder in lower-case letters only.`);
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  return Promise.all(names.map((name) => readOne(agency, folder, name)));
}

async function readOne(agency: string, folder: string, name: string): Promise<MigrationFile> {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
  if (number === undefined) {
    throw new Error(`${join(folder, name)} would never run. Name it like 0001-what-it-does.sql.`);
  }
  const text = await readFile(join(folder, name), 'utf8');
  // Git may check the same file out with other line ends; that is no change.
  const sql = text.replaceAll('\r\n', '\n');
  return {
    id: `${agency}/${number}`,
    name: `${agency}/${name.slice(0, -'.sql'.length)}`,
    order: migrationOrder(agency, Number(number)),
    sql,
    sha256: createHash('sha256').update(sql).digest('hex'),
  };
}
