import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { charges } from '../codes/charges.ts';
import { divisionReach } from '../codes/divisionReach.ts';
import { legalBases } from '../codes/legalBases.ts';
import { parentDivision } from '../codes/parentDivision.ts';
import { dataFile } from './dataFile.ts';

type DivisionRow = readonly [code: string, name: string, current: 0 | 1, successors: string[]];

/** The nation stands above the provinces; development zones have local codes outside GB/T 2260. */
const added: readonly DivisionRow[] = [['000000', '中华人民共和国', 1, []]];
const nonStandard: readonly DivisionRow[] = [
  ['370391', '淄博高新技术产业开发区', 1, []],
  ['370392', '淄博文昌湖省级旅游度假区', 1, []],
];

/**
 * Brings divisions, courts, charges and legal bases of this release into the database. Rows that an
 * administrator has changed or added stay as they are. Needs a pool that may write them.
 */
export async function loadReferenceData(pool: Pool): Promise<void> {
  const divisions: readonly DivisionRow[] = JSON.parse(
    await readFile(dataFile('divisions.json'), 'utf8'),
  );
  await loadDivisions(pool, divisions);
  await loadCourts(pool, divisions);
  await insert(pool, 'charge (id, name, article, valid_from, valid_to, successor_id)', [
    charges.map(({ code, name, article, validFrom, validTo, successor }) => [
      code,
      name,
      article,
      validFrom,
      validTo ?? null,
      successor ?? null,
    ]),
    ['text', 'text', 'text', 'date', 'date', 'text'],
  ]);
  await insert(pool, 'legal_basis (id, title, document_no, valid_from, valid_to, replaced_by_id)', [
    legalBases.map(({ code, title, documentNo, validFrom, validTo, replacedBy }) => [
      code,
      title,
      documentNo ?? null,
      validFrom ?? null,
      validTo ?? null,
      replacedBy ?? null,
    ]),
    ['text', 'text', 'text', 'date', 'date', 'text'],
  ]);
}

async function loadDivisions(pool: Pool, listed: readonly DivisionRow[]): Promise<void> {
  const local = new Set(nonStandard.map(([code]) => code));
  const rows = [...added, ...listed, ...nonStandard].map(([code, name, current, successors]) => [
    code,
    name,
    divisionReach(code).level,
    parentDivision(code) ?? null,
    current === 1,
    local.has(code),
    `{${successors.join(',')}}`,
  ]);
  await insert(pool, 'division (id, name, level, parent_id, current, non_standard, successors)', [
    rows,
    ['text', 'text', 'text', 'text', 'boolean', 'boolean', 'text'],
  ]);
}

async function loadCourts(pool: Pool, divisions: readonly DivisionRow[]): Promise<void> {
  const lines = (await readFile(dataFile('courts.csv'), 'utf8')).trim().split('\n').slice(1);
  const provinces = new Map<string, string>();
  const cities = new Set(divisions.map(([code]) => code));
  const parsed = lines.map((line) => line.trim().split(','));
  for (const [, code = '', division = ''] of parsed) {
    if (code.length === 1 && division !== '') provinces.set(code, division);
  }
  const rows = parsed.flatMap(([name = '', code = '', division = '']) => {
    const place = division || divisionOfCode(code, provinces, cities);
    if (place === undefined) return [];
    return [[`court-${code}`, name, 'court', divisionReach(place).level, place, code]];
  });
  await insert(pool, 'organ (id, name, agency, level, division_code, court_code)', [
    rows,
    ['text', 'text', 'text', 'text', 'text', 'text'],
  ]);
}

/** Beijing, Tianjin, Shanghai and Chongqing have no cities below them. */
const municipalities = new Set(['110000', '120000', '310000', '500000']);

/** 鲁03 and 鲁0391 are of city 370300; 京02 is of Beijing; a railway court is counted to its province. */
function divisionOfCode(
  code: string,
  provinces: ReadonlyMap<string, string>,
  cities: ReadonlySet<string>,
): string | undefined {
  if (code === '最高法') return '000000';
  const province = provinces.get(code.charAt(0));
  if (province === undefined || municipalities.has(province)) return province;
  const city = `${province.slice(0, 2)}${code.slice(1, 3)}00`;
  return cities.has(city) ? city : province;
}

async function insert(
  pool: Pool,
  target: string,
  [rows, types]: readonly [readonly (readonly unknown[])[], readonly string[]],
): Promise<void> {
  const arrays = types.map((_, column) => rows.map((row) => row[column]));
  const list = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  const columns = target.includes('successors')
    ? 'u.c0, u.c1, u.c2, u.c3, u.c4, u.c5, u.c6::text[]'
    : types.map((_, index) => `u.c${index}`).join(', ');
  const names = types.map((_, index) => `c${index}`).join(', ');
  await pool.query(
    `INSERT INTO coordination.${target} SELECT ${columns} FROM unnest(${list}) u(${names}) ON CONFLICT DO NOTHING`,
    arrays,
  );
}
