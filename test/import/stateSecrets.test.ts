import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openImportDatabase } from './importDatabase.ts';
import { penaltyInput } from './sampleRows.ts';

const canary = '金丝雀情报';
const secret = `${canary}秘密★长期`;

test('an import refuses lines that are marked as state secrets and tells only their numbers', async () => {
  await using database = await openImportDatabase();
  await database.admin.query(
    `INSERT INTO coordination.organ (id, name, agency, level, division_code)
     VALUES ('environment-370303', '淄博市生态环境局张店分局', 'environment', 'DISTRICT', '370303')`,
  );
  const line = (serial: number, more: object = {}) =>
    penaltyInput({ decisionNo: `淄环张罚字〔2023〕${serial}号`, ...more });
  const lines = [
    line(1),
    line(2, { facts: secret }),
    line(3, { [secret]: 1 }),
    line(4, { attachments: [{ name: secret, sha256: 'a'.repeat(64) }] }),
    line(5, { counterpartName: '某商业秘密保护协会' }),
  ];
  const file = await database.write('lines', lines);
  const { summary, report } = await database.run(file, 'AdministrativePenalty');
  expect(summary).toMatchObject({ stored: 2, rejected: 3 });
  const refused = report.filter(({ outcome }) => outcome === 'rejected');
  const told = refused.map(({ line: at, problems }) => [at, problems.map((one) => one.code)]);
  expect(told).toEqual([2, 3, 4].map((at) => [at, ['STATE_SECRET']]));
  expect(refused.flatMap(({ problems }) => problems.map(({ field }) => field))).toEqual([
    '',
    '',
    '',
  ]);
  expect(await readFile(join(database.folder, 'report.ndjson'), 'utf8')).not.toContain(canary);
  expect(
    await database.column('SELECT field FROM coordination.secrecy_refusal ORDER BY id'),
  ).toEqual(['facts', '', 'attachments.0.name']);
});

test('an import refuses a file whose name carries such a mark', async () => {
  await using database = await openImportDatabase();
  const file = await database.write(`${secret}.ndjson`, [{}]);
  await expect(database.run(file, 'AdministrativePenalty')).rejects.toMatchObject({
    code: 'STATE_SECRET',
  });
});
