import { execFile } from 'node:child_process';
import { chown, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pool } from 'pg';
import type { Fault } from '../test/evidence/proof/proveStorage.ts';

const run = promisify(execFile);
/** The account as which the embedded PostgreSQL runs where its starter is root. */
const nobody = 65_534;
const blockBytes = 64 * 1_024;

/**
 * A disk of 16 MB that holds nothing but the log, and is really full while the fault lasts. Needs root,
 * for the disk is mounted; `close` takes it away with what is on it.
 */
export async function openFullDisk(admin: Pool): Promise<Fault & { close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=755', 'tmpfs', folder]);
  await chown(folder, nobody, nobody);
  await admin.query(`CREATE TABLESPACE small_disk LOCATION '${folder}'`);
  const { rows } = await admin.query<{ name: string }>(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits
     WHERE inhparent = 'coordination.disclosure_batch'::regclass`,
  );
  for (const { name } of rows) await admin.query(`ALTER TABLE ${name} SET TABLESPACE small_disk`);
  const filler = join(folder, 'filler');
  return {
    name: 'disk full',
    begin: async () => {
      await fill(filler);
      return () => rm(filler);
    },
    close: async () => {
      for (const { name } of rows)
        await admin.query(`ALTER TABLE ${name} SET TABLESPACE pg_default`);
      await admin.query('DROP TABLESPACE small_disk');
      await run('umount', [folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (;;) await file.write(Buffer.alloc(blockBytes));
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    if (!isFull) throw error;
  } finally {
    await file.close();
  }
}
