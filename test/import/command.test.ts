import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runCommand } from '../fixtures/runCommand.ts';
import { type ImportDatabase, openImportDatabase } from './importDatabase.ts';
import { judgmentRow } from './sampleRows.ts';

let database: ImportDatabase;

beforeAll(async () => {
  database = await openImportDatabase();
});

afterAll(async () => database[Symbol.asyncDispose]());

/** Runs `xianjie import` in the folder of the test, in a process of its own. */
function command(...args: readonly string[]): Promise<Ended> {
  const env = { DATABASE_URL: database.url };
  return runCommand(['import', ...args], { cwd: database.folder, env });
}

describe('xianjie import', () => {
  test('ends with 0 and a summary if nothing was refused, and draws no bar into a log', async () => {
    const file = await database.write('good.jsonl', [judgmentRow()]);
    const { code, stdout, stderr } = await command(file, '--as', 'judgments');
    const report = join(database.folder, 'good.jsonl.report.ndjson');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `read 1 lines: 3 records stored, 0 already there, 3 warned, 0 rejected\nreport: ${report}\n`,
      stderr: '',
    });
    expect((await readFile(report, 'utf8')).split('\n')).toHaveLength(4);
  });

  test('ends with 2 if a record was refused', async () => {
    const file = await database.write('bad.jsonl', ['{']);
    const { code, stdout } = await command(file, '--as', 'judgments', '--report', 'told.ndjson');
    expect([code, stdout]).toEqual([
      2,
      expect.stringContaining(`1 rejected\nreport: ${join(database.folder, 'told.ndjson')}`),
    ]);
  });

  test.each([
    [['absent.jsonl', '--as', 'judgments'], /no such file/],
    [['good.jsonl', '--as', 'nonsense'], /There is no feed "nonsense"/],
    [['good.jsonl', '--as', 'judgments', '--batch', '1001'], /from 1 to 1000/],
    [['good.jsonl', '--as', 'judgments', '--report', 'good.jsonl'], /overwrite/],
  ])('ends with 1 and a sentence for %j', async (args, sentence) => {
    await database.write('good.jsonl', [judgmentRow()]);
    const { code, stdout, stderr } = await command(...args);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
  });
});
