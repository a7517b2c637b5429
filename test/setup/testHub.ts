import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createPool } from '../../src/db/createPool.ts';
import { loadReferenceData } from '../../src/db/loadReferenceData.ts';
import { loadTimeLimits } from '../../src/db/loadTimeLimits.ts';
import { raiseWall } from '../../src/db/wall/raiseWall.ts';
import { demoOrgans, demoReaders } from '../../src/demo/demoReaders.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import type { Clause } from '../../src/policy/Clause.ts';
import { storedTimeLimits } from '../../src/policy/limits/storedTimeLimits.ts';
import { wallOf } from '../../src/policy/wallOf.ts';
import type { LiveLimits } from '../../src/server/live/LiveLimits.ts';
import { openHub } from '../../src/server/openHub.ts';
import { createTestDatabase } from './testDatabase.ts';
import { usualRegistry } from './usualRegistry.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, never> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly string[];
      readonly extensions: {
        readonly code: string;
        readonly problems?: readonly { code: string; field: string }[];
      };
    }[];
    readonly extensions?: {
      readonly withheld?: readonly { path: string; reason: string; until: string | null }[];
    };
  };
}

/** A hub over real HTTP on a database of its own, with the demo organs and readers and no cases. */
export async function openTestHub(
  options: {
    clauses?: readonly Clause[];
    prepare?: (url: string) => Promise<void>;
    limits?: Partial<LiveLimits>;
    env?: NodeJS.ProcessEnv;
    /** How many connections the hub has: each plans each statement anew. */
    connections?: number;
  } = {},
) {
  const database = await createTestDatabase();
  await options.prepare?.(database.url);
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-hub-'));
  const admin = createPool(database.url, { size: 2 });
  const { connections = 4 } = options;
  const app = createPool(database.url, { size: connections, role: 'xianjie_app' });
  const registry = options.clauses ? buildRegistry(options.clauses) : usualRegistry;
  await raiseWall(admin, wallOf(registry));
  await loadReferenceData(admin);
  await loadTimeLimits(admin, storedTimeLimits());
  for (const organ of demoOrgans) {
    await admin.query(
      `INSERT INTO coordination.organ (id, name, agency, level, division_code, parent_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [organ.id, organ.name, organ.agency, organ.level, organ.divisionCode, organ.parentId ?? null],
    );
  }
  for (const reader of demoReaders) {
    await admin.query(
      `INSERT INTO coordination.reader (login, kind, organ_id, posts, clearance, status)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [reader.login, reader.kind, reader.organId, reader.posts, reader.clearance, reader.status],
    );
  }
  const config = { ...readConfig({ ...options.env, XIANJIE_DATA: folder }), port: 0 };
  const failures: string[] = [];
  const hub = await openHub({
    config,
    pool: app,
    registry,
    log: (line) => failures.push(line),
    ...(options.limits && { limits: options.limits }),
  });

  const send = async (init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', ...init });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };

  return {
    url: hub.url,
    /** Where its keys are: another node with them gives out the same signatures and tokens. */
    dataFolder: folder,
    /** Closes the door alone, for what becomes of those who are inside. */
    closeDoor: () => hub.close(),
    admin,
    failures,
    send,
    token: async (login: string, lifetimeS?: number) =>
      (await hub.identity.issueToken?.(login, lifetimeS)) ?? '',
    /** Asks as a reader of the registry, through HTTP. */
    ask: async (login: string, query: string, variables: object = {}): Promise<Answer> => {
      const token = await hub.identity.issueToken?.(login);
      return send({
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
    },
    close: async () => {
      await hub.close();
      await Promise.all([app.end(), admin.end()]);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type TestHub = Awaited<ReturnType<typeof openTestHub>>;
