import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createPool } from '../../src/db/createPool.ts';
import { startEmbedded } from '../../src/db/embedded/startEmbedded.ts';
import { stopPostmaster } from '../../src/db/embedded/stopPostmaster.ts';
import { loadReferenceData } from '../../src/db/loadReferenceData.ts';
import { migrate } from '../../src/db/migrate.ts';
import { migrationRoots } from '../../src/db/migrationRoots.ts';
import { demoOrgans, demoReaders } from '../../src/demo/demoReaders.ts';

export interface World {
  readonly folder: string;
  readonly url: string;
  readonly admin: Pool;
  /** Stops the server and removes what it kept. */
  close(): Promise<void>;
}

/** An empty hub's database with the demo organs and readers, and more logins of each post. */
export async function openWorld(copies: number): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-stream-'));
  const { url } = await startEmbedded(folder);
  await migrate({ url, roots: await migrationRoots() });
  const admin = createPool(url, { size: 40, statementTimeoutMs: 10_000 });
  await loadReferenceData(admin);
  for (const organ of demoOrgans) {
    await admin.query(
      `INSERT INTO coordination.organ (id, name, agency, level, division_code, parent_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [organ.id, organ.name, organ.agency, organ.level, organ.divisionCode, organ.parentId ?? null],
    );
  }
  for (const reader of demoReaders) {
    for (let copy = 0; copy <= copies; copy += 1) {
      const login = copy === 0 ? reader.login : `${reader.login}-${copy}`;
      await admin.query(
        `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [login, reader.kind, reader.organId, reader.posts, reader.clearance, reader.status],
      );
    }
  }
  const close = async () => {
    await admin.end();
    await stopPostmaster(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, url, admin, close };
}
