import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasNoRealData, needsRealData } from '../codes/realData.ts';
import { type ImportDatabase, type Imported, openImportDatabase } from './importDatabase.ts';

const file = fileURLToPath(new URL('../../../shared/data/penalties.jsonl', import.meta.url));

describe.skipIf(hasNoRealData)(`19 published penalty decisions ${needsRealData}`, () => {
  let database: ImportDatabase;
  let first: Imported;

  beforeAll(async () => {
    database = await openImportDatabase();
    first = await database.run(file, 'penalties');
  });

  afterAll(async () => database[Symbol.asyncDispose]());

  test('a decision is stored if its day is published; the day of the notice is no substitute', async () => {
    const rows: readonly { decided_at: string | null; document_no: string }[] = readFileSync(
      file,
      'utf8',
    )
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    const dated = rows.filter((row) => row.decided_at !== null);
    expect(
      await database.column('SELECT decision_no FROM environment.administrative_penalty'),
    ).toEqual(dated.map((row) => row.document_no));
    expect(first.summary).toMatchObject({
      stored: dated.length,
      rejected: rows.length - dated.length,
    });
  });

  test('each refused one says what its notice lacks', () => {
    const refused = first.report.filter(({ outcome }) => outcome === 'rejected');
    for (const { problems } of refused) {
      expect(problems).toContainEqual(
        expect.objectContaining({ code: 'MISSING', field: 'decidedOn' }),
      );
      expect(problems).toContainEqual(
        expect.objectContaining({ code: 'MISSING_IN_SOURCE', field: 'decided_at' }),
      );
    }
  });

  test('no bureau is registered for the sake of a refused record', async () => {
    const bureaus = await database.column(
      `SELECT id || ' ' || name FROM coordination.organ WHERE agency = 'environment'`,
    );
    expect(bureaus).toEqual(['environment-440100 广州市生态环境局']);
  });

  test('a second run changes nothing', async () => {
    const before = await database.counts();
    const { summary } = await database.run(file, 'penalties');
    expect(await database.counts()).toEqual(before);
    expect(summary).toMatchObject({ stored: 0, alreadyThere: first.summary.stored });
  });
});
