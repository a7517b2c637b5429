import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longestLine } from '../../src/import/lines/readLines.ts';
import { type ImportDatabase, openImportDatabase } from './importDatabase.ts';
import { penaltyInput } from './sampleRows.ts';

let database: ImportDatabase;

beforeAll(async () => {
  database = await openImportDatabase();
  await database.admin.query(
    `INSERT INTO coordination.organ (id, name, agency, level, division_code) VALUES
     ('environment-370303', '淄博市生态环境局张店分局', 'environment', 'DISTRICT', '370303'),
     ('environment-370302', '淄博市生态环境局淄川分局', 'environment', 'DISTRICT', '370302')`,
  );
});

afterAll(async () => database[Symbol.asyncDispose]());

/** Codes of what was rejected, by line. */
async function rejected(
  lines: readonly (object | string | Uint8Array)[],
  as = 'AdministrativePenalty',
) {
  const { summary, report } = await database.run(await database.write('file', lines), as);
  const refused = report.filter(({ outcome }) => outcome === 'rejected');
  const codes = refused.map(({ line, problems }) => [
    line,
    problems.find(({ severity }) => severity === 'reject')?.code,
  ]);
  return { codes, summary, report };
}

const numbered = (serial: number, more: object = {}) =>
  penaltyInput({ decisionNo: `淄环张罚字〔2023〕${serial}号`, ...more });

describe('a file of a feed', () => {
  test('is stored in the name of the organ that each line names, as an import from a file', async () => {
    const { summary } = await rejected([
      numbered(101),
      numbered(102, { organ: 'environment-370302' }),
    ]);
    expect(summary).toMatchObject({ read: 2, stored: 2, rejected: 0 });
    const owners = await database.column(
      `SELECT owner_organ_id || ' ' || entry_channel || ' ' || source_system || ' ' || entered_by
       FROM environment.administrative_penalty ORDER BY 1`,
    );
    expect(owners).toEqual([
      'environment-370302 FILE file import',
      'environment-370303 FILE file import',
    ]);
  });

  test('is known again by its content where it has no keys, whatever the order of its fields', async () => {
    const reversed = (line: object) => Object.fromEntries(Object.entries(line).reverse());
    const { summary } = await rejected([reversed(numbered(101)), numbered(101), numbered(103)]);
    expect(summary).toMatchObject({ stored: 1, alreadyThere: 2, rejected: 0 });
  });

  test.each(['AdministrativePenalty', 'administrativePenalty', 'administrativePenalties'])(
    'is named %s',
    async (as) => {
      expect((await rejected([numbered(101)], as)).summary.rejected).toBe(0);
    },
  );

  test('of a feed that there is not is refused with the names of those there are', async () => {
    const file = await database.write('file', [{}]);
    await expect(database.run(file, 'Nonsense')).rejects.toThrow(
      /There is no feed "Nonsense".*AdministrativePenalty.*Execution/,
    );
  });

  test('may name a case by a number that an earlier line brings', async () => {
    const { summary } = await rejected([
      numbered(110),
      numbered(111, { caseNumber: '淄环张罚〔2023〕第110号' }),
      numbered(112, { caseNumber: '淄环张罚字〔2023〕第110号' }),
      numbered(113, { caseNumber: '淄环张罚字【2023】0112号' }),
    ]);
    expect(summary).toMatchObject({ stored: 3, rejected: 1 });
    const cases = await database.column(
      `SELECT DISTINCT case_id FROM environment.administrative_penalty
       WHERE document_no ~ '〕11[023]号$'`,
    );
    expect(cases).toHaveLength(1);
  });

  test('has a line accepted that was refused before the case was known', async () => {
    const lines = [numbered(120), numbered(121, { caseNumber: '淄环张罚字〔2023〕122号' })];
    expect((await rejected(lines)).codes).toEqual([[2, 'CASE_NOT_FOUND']]);
    await rejected([numbered(122)]);
    expect((await rejected(lines)).summary).toMatchObject({
      stored: 1,
      alreadyThere: 1,
      rejected: 0,
    });
  });
});

describe('a line that cannot be read', () => {
  const good = [numbered(131), numbered(132)];

  test('is reported by its number while the others are stored', async () => {
    const tooLong = `{"a":"${'x'.repeat(longestLine)}"}`;
    const deep = '['.repeat(200_000);
    const { codes, summary } = await rejected([
      numbered(131),
      '{"decisionNo": "淄环',
      Buffer.from('{"decisionNo":"\xd7\xcd\xbb\xb7"}', 'latin1'),
      tooLong,
      '"text"',
      deep,
      '',
      numbered(132),
    ]);
    expect(codes).toEqual([
      [2, 'LINE_NOT_JSON'],
      [3, 'LINE_NOT_UTF8'],
      [4, 'LINE_TOO_LONG'],
      [5, 'LINE_NOT_OBJECT'],
      [6, 'LINE_NOT_JSON'],
    ]);
    expect(summary).toMatchObject({ read: 7, stored: good.length, rejected: 5 });
  });

  test('is not one that begins the file with a byte order mark or ends with CR LF', async () => {
    const lines = [
      `\uFEFF${JSON.stringify(numbered(135))}\r`,
      `${JSON.stringify(numbered(136))}\r`,
    ];
    expect((await rejected(lines)).summary).toMatchObject({ stored: 2, rejected: 0 });
  });
});

describe('a line that breaks a rule', () => {
  test('is reported with the field, without its values, and the others are stored', async () => {
    const { codes, report, summary } = await rejected([
      numbered(140, { decidedOn: undefined }),
      numbered(141, { organ: undefined }),
      numbered(142, { organ: 'environment-999999' }),
      numbered(143, { organ: 'court-鲁0303' }),
      numbered(144, { personIdNo: '370303199001011234' }),
      numbered(145, { opening: { name: 'a\0b' } }),
      numbered(146),
    ]);
    expect(codes).toEqual([
      [1, 'MISSING'],
      [2, 'ORGAN_MISSING'],
      [3, 'ORGAN_UNKNOWN'],
      [4, 'NOT_PUBLISHER'],
      [5, expect.stringMatching(/^ID_NUMBER/)],
      [6, 'UNSTORABLE'],
    ]);
    expect(summary).toMatchObject({ stored: 1, rejected: 6 });
    expect(JSON.stringify(report)).not.toContain('370303199001011234');
  });

  test('is one of other content under a source key that is taken', async () => {
    const keyed = { sourceSystem: 'bureau', sourceRecordId: '1' };
    await rejected([numbered(150, keyed)]);
    const { codes } = await rejected([numbered(150, { ...keyed, facts: 'other' })]);
    expect(codes).toEqual([[1, 'SOURCE_CONFLICT']]);
  });

  test('may take organ and source from the command', async () => {
    const file = await database.write('file', [numbered(160, { organ: undefined })]);
    const options = { organ: 'environment-370302', source: 'archive' };
    await database.run(file, 'AdministrativePenalty', options);
    const sources = await database.column(
      `SELECT source_system FROM environment.administrative_penalty
       WHERE document_no LIKE '%〕160号' AND owner_organ_id = 'environment-370302'`,
    );
    expect(sources).toEqual(['archive']);
  });
});
