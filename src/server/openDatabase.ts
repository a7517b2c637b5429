import type { Pool } from 'pg';
import type { Agency } from '../codes/agencies.ts';
import type { Config } from '../config.ts';
import { createPool } from '../db/createPool.ts';
import { startEmbedded } from '../db/embedded/startEmbedded.ts';
import { loadReferenceData } from '../db/loadReferenceData.ts';
import { loadTimeLimits } from '../db/loadTimeLimits.ts';
import { migrate } from '../db/migrate.ts';
import { migrationRoots } from '../db/migrationRoots.ts';
import type { MigrationRoot } from '../db/readMigrations.ts';
import { raiseWall } from '../db/wall/raiseWall.ts';
import { agencyRegistry } from '../policy/agencyRegistry.ts';
import { storedTimeLimits } from '../policy/limits/storedTimeLimits.ts';
import type { Registry } from '../policy/Registry.ts';
import { wallOf } from '../policy/wallOf.ts';

export interface Database {
  /** Works as `xianjie_app`, which owns no table; all reading and publishing goes through it. */
  readonly app: Pool;
  /** Works as the owner, for migrations, reference data and the generator. */
  readonly admin: Pool;
  close(): Promise<void>;
}

/** Sessions of the owner: few, for they work in turn. */
const adminSessions = 2;

interface DatabaseOptions {
  readonly log?: (line: string) => void;
  readonly roots?: readonly MigrationRoot[];
  /** The one agency whose database it is; that of all of them without it. */
  readonly agency?: Agency | undefined;
}

/** Opens the database of the configuration, starting the embedded one, and brings it up to date. */
export async function openDatabase(
  config: Config,
  whole: Registry,
  options: DatabaseOptions = {},
): Promise<Database> {
  const { log = () => undefined, agency, roots = await migrationRoots(agency) } = options;
  const registry = agencyRegistry(whole, agency);
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded(config.dataFolder, agency && `xianjie_${agency}`)
      : undefined;
  const url = config.databaseUrl ?? embedded?.url ?? '';
  try {
    const applied = await migrate({ url, roots });
    if (applied.length > 0) log(`migrations applied: ${applied.join(', ')}`);
    const admin = createPool(url, { size: adminSessions, statementTimeoutMs: 0 });
    if (applied.length > 0) await loadReferenceData(admin);
    const walled = await raiseWall(admin, wallOf(registry));
    if (walled.length > 0) log(`row-level security set on ${walled.length} tables`);
    await loadTimeLimits(admin, storedTimeLimits());
    const app = createPool(config.appDatabaseUrl ?? url, {
      size: config.poolSize,
      role: 'xianjie_app',
    });
    return {
      app,
      admin,
      close: async () => {
        await Promise.allSettled([app.end(), admin.end()]);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
