import pg from 'pg';
import { DataSource } from 'typeorm';
import type { MigrationFile } from './MigrationFile.ts';
import { type MigrationRoot, readMigrations } from './readMigrations.ts';
import { toMigrationClass } from './toMigrationClass.ts';

export interface MigrateOptions {
  readonly url: string;
  readonly roots: readonly MigrationRoot[];
  readonly log?: (line: string) => void;
}

/** Any number that no other advisory lock of the hub's database uses. */
const migrationLock = 0x6d69_6772;

/**
 * Runs the migrations that the database lacks, each in a transaction of its own, and gives their
 * names. A number that was merged late runs late. Of several nodes that start at once, one runs
 * them and the others wait. Throws when a file that ran before has changed, before running any,
 * and when one fails; then that one left nothing, and those before it stay.
 */
export async function migrate({ url, roots, log }: MigrateOptions): Promise<readonly string[]> {
  const files = await readMigrations(roots);
  const gate = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await gate.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [migrationLock]);
    await refuseChanged(gate, files);
    const applied = await runPending(url, files);
    for (const name of applied) log?.(name);
    return applied;
  } finally {
    // The lock ends with its session.
    await gate.end();
  }
}

async function runPending(
  url: string,
  files: readonly MigrationFile[],
): Promise<readonly string[]> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    schema: 'public',
    migrationsTableName: 'xianjie_migration',
    // The console logger repeats on stdout what is thrown anyway.
    logger: 'debug',
    migrations: files.map(toMigrationClass),
  }).initialize();
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    const names = new Map(files.map((file) => [`${file.id} ${file.order}`, file.name]));
    return done.map(({ name }) => names.get(name) ?? name);
  } finally {
    await source.destroy();
  }
}

async function refuseChanged(gate: pg.Client, files: readonly MigrationFile[]): Promise<void> {
  await gate.query(
    `create table if not exists public.xianjie_migration_file (
       name text primary key,
       sha256 text not null,
       applied_at timestamptz not null default now()
     )`,
  );
  const { rows } = await gate.query('select name, sha256 from public.xianjie_migration_file');
  const applied = new Map<unknown, unknown>(rows.map(({ name, sha256 }) => [name, sha256]));
  for (const { id, name, sha256 } of files) {
    if (!applied.has(id) || applied.get(id) === sha256) continue;
    throw new Error(
      `Migration ${name} was changed after it ran on this database. ` +
        'Restore the file, and write the change as a new migration.',
    );
  }
}
