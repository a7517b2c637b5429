import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numberKey } from '../../src/codes/numberKey.ts';
import { hasNoRealData, needsRealData } from '../codes/realData.ts';
import { type ImportDatabase, type Imported, openImportDatabase } from './importDatabase.ts';

const file = fileURLToPath(new URL('../../../shared/data/judgments.jsonl', import.meta.url));

interface Disposition {
  readonly charge: string;
  readonly months: number | null;
  readonly probation_months: number | null;
  readonly fine_yuan: number | null;
}

interface JudgmentRow {
  readonly source_id: string;
  readonly case_no: string;
  readonly case_type: string;
  readonly court_name: string;
  readonly indictment_no: string | null;
  readonly filed_at: string | null;
  readonly judgment_date: string;
  readonly charges: readonly string[];
  readonly articles: readonly number[];
  readonly dispositions: readonly Disposition[];
  readonly simple: boolean;
  readonly plead_guilty: boolean;
}

describe.skipIf(hasNoRealData)(`310 published judgments ${needsRealData}`, () => {
  let database: ImportDatabase;
  let first: Imported;
  let rows: readonly JudgmentRow[];

  beforeAll(async () => {
    rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    database = await openImportDatabase();
    first = await database.run(file, 'judgments');
  });

  afterAll(async () => database[Symbol.asyncDispose]());

  const indicted = (row: JudgmentRow) => row.indictment_no !== null;
  const accepted = (row: JudgmentRow) => row.filed_at !== null && !/[终再]/.test(row.case_type);

  test('each becomes a case with its judgment, and with what else the file dates or numbers', async () => {
    expect(await database.counts()).toMatchObject({
      coordination_case_: rows.length,
      court_judgment: rows.length,
      court_court_acceptance: rows.filter(accepted).length,
      procuratorate_prosecution_decision: rows.filter(indicted).length,
    });
  });

  test('none is refused, and the report tells of every record that the file does not yield', () => {
    expect(first.summary).toMatchObject({ read: rows.length, alreadyThere: 0, rejected: 0 });
    const absent = first.report.filter(({ problems }) => {
      return /NOT_IN_SOURCE|BY_APPEAL/.test(problems[0]?.code ?? '');
    });
    expect(absent).toHaveLength(
      2 * rows.length - rows.filter(indicted).length - rows.filter(accepted).length,
    );
  });

  test('the hub holds the values of the file', async () => {
    const { rows: stored } = await database.admin.query(
      `SELECT source_record_id, charges, articles, fine_yuan::float8, dispositions, months,
         to_char(pronounced_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day,
         simple_procedure, plea_leniency FROM court.judgment`,
    );
    const held = new Map(stored.map((row) => [row.source_record_id, row]));
    for (const row of rows) {
      const found = held.get(row.source_id);
      const fines = row.dispositions.flatMap(({ fine_yuan: fine }) =>
        fine === null ? [] : [fine],
      );
      const [only] = row.dispositions;
      expect(found).toMatchObject({
        charges: row.charges,
        articles: row.articles.map(String),
        fine_yuan: fines.length === 0 ? null : fines.reduce((sum, fine) => sum + fine, 0),
        months: row.dispositions.length === 1 ? (only?.months ?? null) : null,
        day: row.judgment_date,
        simple_procedure: row.simple,
        plea_leniency: row.plead_guilty,
      });
      expect(found.dispositions.map(asInFile)).toEqual(
        row.dispositions.map(({ charge, months, probation_months, fine_yuan }) => {
          return { charge, months, probation_months, fine_yuan };
        }),
      );
    }
  });

  test('the days of indictment are those of the file, and where it has none the record says so', async () => {
    const { rows: stored } = await database.admin.query(
      `SELECT source_record_id, late_reason,
         to_char(decided_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day
       FROM procuratorate.prosecution_decision`,
    );
    const byId = new Map(rows.map((row) => [row.source_id, row]));
    for (const { source_record_id: id, day, late_reason: reason } of stored) {
      const row = byId.get(id);
      expect(day).toBe(row?.filed_at ?? row?.judgment_date);
      expect(reason.includes('起诉日期原文未载')).toBe(row?.filed_at === null);
    }
  });

  test('every case is found by its printed court number and its printed indictment number', async () => {
    const { rows: numbers } = await database.admin.query(
      `SELECT n.key, j.source_record_id FROM coordination.case_number n
       JOIN court.judgment j ON j.case_id = n.case_id`,
    );
    const found = new Set(numbers.map((row) => `${row.key} ${row.source_record_id}`));
    const printed = rows.flatMap((row) =>
      [row.case_no, row.indictment_no].flatMap((number) =>
        number === null ? [] : [`${numberKey(number)} ${row.source_id}`],
      ),
    );
    expect(printed.filter((number) => !found.has(number))).toEqual([]);
  });

  test('a second run changes nothing, whatever its batches', async () => {
    const before = await database.counts();
    const same = await database.run(file, 'judgments');
    const other = await database.run(file, 'judgments', { batch: 37 });
    expect(await database.counts()).toEqual(before);
    expect([same.summary, other.summary]).toEqual([
      {
        ...first.summary,
        stored: 0,
        alreadyThere: first.summary.stored,
        warned: expect.any(Number),
      },
      {
        ...first.summary,
        stored: 0,
        alreadyThere: first.summary.stored,
        warned: expect.any(Number),
      },
    ]);
  });

  test('an old court code that is now a province’s leads to the court that is named', async () => {
    const owners = await database.column(
      `SELECT DISTINCT o.name FROM court.judgment j JOIN coordination.organ o ON o.id = j.owner_organ_id
       WHERE j.case_no LIKE '（20__）青刑初字%'`,
    );
    expect(owners).toEqual(['上海市青浦区人民法院']);
  });
});

function asInFile(stored: Readonly<Record<string, unknown>>) {
  const { charge, months = null, probationMonths = null, fineYuan = null } = stored;
  return { charge, months, probation_months: probationMonths, fine_yuan: fineYuan };
}
