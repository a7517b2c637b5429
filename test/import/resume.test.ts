import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ImportDatabase, openImportDatabase } from './importDatabase.ts';
import { judgmentRow } from './sampleRows.ts';

const lines = 120;
let database: ImportDatabase;
let file: string;

beforeEach(async () => {
  database = await openImportDatabase();
  const rows = Array.from({ length: lines }, (_, index) =>
    judgmentRow({
      source_id: `row-${index}`,
      case_no: `（2019）鲁0303刑初${index + 1}号`,
      indictment_no: `淄张检公诉刑诉［2019］${index + 1}号`,
    }),
  );
  file = await database.write('judgments.jsonl', rows);
});

afterEach(async () => database[Symbol.asyncDispose]());

const complete = {
  coordination_case_: lines,
  coordination_case_number: 4 * lines,
  court_judgment: lines,
  court_court_acceptance: lines,
  procuratorate_prosecution_decision: lines,
};

describe('an import that was stopped half-way', () => {
  test('goes on after an abort between two batches: nothing is lost, nothing doubled', async () => {
    const controller = new AbortController();
    const stopped = database.run(file, 'judgments', {
      batch: 50,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('stopped')),
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await database.counts()).toMatchObject({ court_judgment: 50 });
    const { summary } = await database.run(file, 'judgments', { batch: 30 });
    expect(summary).toMatchObject({ read: lines, stored: 210, alreadyThere: 150, rejected: 0 });
    expect(await database.counts()).toMatchObject(complete);
  });

  test('goes on after its process was killed within a line: nothing is lost, nothing doubled', async () => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        'src/main.ts',
        'import',
        file,
        '--as',
        'judgments',
        '--batch',
        '1',
      ].concat(['--report', join(database.folder, 'killed.ndjson')]),
      { env: { ...process.env, DATABASE_URL: database.url }, stdio: 'ignore' },
    );
    const ended = once(child, 'exit');
    while ((await database.column('SELECT 1 FROM court.judgment LIMIT 1')).length === 0) {
      expect(child.exitCode).toBe(null);
      await delay(10);
    }
    child.kill('SIGKILL');
    await ended;
    const { summary } = await database.run(file, 'judgments');
    expect(summary.alreadyThere).toBeGreaterThan(0);
    expect(summary.stored).toBeGreaterThan(0);
    expect(await database.counts()).toMatchObject(complete);
  });
});

test('a first record that is refused once and mended later joins the case of the others', async () => {
  const broken = await database.write('broken', [judgmentRow({ indictment_no: '无文号' })]);
  const { summary, report } = await database.run(broken, 'judgments');
  expect(summary).toMatchObject({ stored: 2, rejected: 1 });
  expect(report.find(({ outcome }) => outcome === 'rejected')).toMatchObject({
    feed: 'ProsecutionDecision',
    problems: expect.arrayContaining([expect.objectContaining({ code: 'DOCUMENT_NO_MALFORMED' })]),
  });
  const mended = await database.write('mended', [judgmentRow()]);
  const second = await database.run(mended, 'judgments');
  const third = await database.run(mended, 'judgments');
  expect(second.summary).toMatchObject({ stored: 1, alreadyThere: 2, rejected: 0 });
  expect(third.summary).toMatchObject({ stored: 0, alreadyThere: 3, rejected: 0 });
  expect(await database.counts()).toMatchObject({ coordination_case_: 1 });
});
