import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createPool } from '../../src/db/createPool.ts';
import { loadReferenceData } from '../../src/db/loadReferenceData.ts';
import { type ImportRequest, importFile } from '../../src/import/importFile.ts';
import type { Summary } from '../../src/import/Report.ts';
import { buildRegistry } from '../../src/policy/buildRegistry.ts';
import type { Problem } from '../../src/policy/intake/Problem.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { createTestDatabase } from '../setup/testDatabase.ts';

interface ReportLine {
  readonly line: number;
  readonly feed: string;
  readonly outcome: 'warned' | 'rejected';
  readonly problems: readonly Pick<Problem, 'severity' | 'code' | 'field'>[];
}

export interface Imported {
  readonly summary: Summary;
  readonly report: readonly ReportLine[];
}

type Options = Partial<Omit<ImportRequest, 'as' | 'file'>>;

export interface ImportDatabase extends AsyncDisposable {
  readonly url: string;
  readonly folder: string;
  readonly admin: Pool;
  /** Writes the lines to a file; bytes and texts as they are, objects as JSON. */
  write(name: string, lines: readonly (object | string | Uint8Array)[]): Promise<string>;
  run(file: string, as: string, options?: Options): Promise<Imported>;
  column(sql: string, values?: readonly unknown[]): Promise<unknown[]>;
  /** How many rows each table holds that an import writes. */
  counts(): Promise<Readonly<Record<string, unknown>>>;
}

const tables = [
  'coordination."case"',
  'coordination.case_number',
  'coordination.organ',
  'coordination.party',
  'environment.administrative_penalty',
  'procuratorate.prosecution_decision',
  'court.court_acceptance',
  'court.judgment',
];

/** A migrated database of the test's own with the reference data, and the role that the hub has. */
export async function openImportDatabase(): Promise<ImportDatabase> {
  const database = await createTestDatabase();
  const admin = createPool(database.url, { size: 2 });
  const app = createPool(database.url, { size: 6, role: 'xianjie_app' });
  const folder = await mkdtemp(join(tmpdir(), 'xianjie-import-'));
  const registry = buildRegistry(regulation);
  await loadReferenceData(admin);
  return {
    url: database.url,
    folder,
    admin,
    async write(name, lines) {
      const path = join(folder, name);
      const pieces = lines.flatMap((line) => [
        Buffer.from(isText(line) ? line : JSON.stringify(line)),
        Buffer.from('\n'),
      ]);
      await writeFile(path, Buffer.concat(pieces));
      return path;
    },
    async run(file, as, options = {}) {
      const report = join(folder, 'report.ndjson');
      const request = { file, as, report, batch: 500, ...options };
      const summary = await importFile(request, { pool: app, registry });
      const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
      return { summary, report: lines.map((line) => JSON.parse(line)) };
    },
    async column(sql, values = []) {
      const { rows } = await admin.query({ text: sql, values: [...values], rowMode: 'array' });
      return rows.map((row) => row[0]);
    },
    async counts() {
      const counted = tables.map(
        (table) => `(SELECT count(*)::int FROM ${table}) AS ${table.replace(/\W+/g, '_')}`,
      );
      const { rows } = await admin.query(`SELECT ${counted.join(', ')}`);
      return rows[0];
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([admin.end(), app.end()]);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isText(line: object | string | Uint8Array): line is string | Uint8Array {
  return typeof line === 'string' || line instanceof Uint8Array;
}
