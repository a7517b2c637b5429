import type { Pool } from 'pg';

export interface NumberRange {
  readonly divisionCode: string;
  readonly year: number;
  readonly count: number;
}

/**
 * Reserves case numbers of one division and year each; returns the first of each range. A number
 * reserved for a publication that then fails stays unused: numbers are unique, not gapless.
 */
export async function reserveNumbers(
  pool: Pool,
  ranges: readonly NumberRange[],
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ division_code: string; year: number; last: number }>({
    name: 'reserve-numbers',
    text: `INSERT INTO coordination.case_sequence AS s (division_code, year, last)
      SELECT * FROM unnest($1::text[], $2::int[], $3::int[]) ORDER BY 1, 2
      ON CONFLICT (division_code, year) DO UPDATE SET last = s.last + excluded.last
      RETURNING division_code, year, last`,
    values: [
      ranges.map((range) => range.divisionCode),
      ranges.map((range) => range.year),
      ranges.map((range) => range.count),
    ],
  });
  return ranges.map(({ divisionCode, year, count }) => {
    const row = rows.find((one) => one.division_code === divisionCode && one.year === year);
    if (row === undefined) throw new Error('A reserved range came back without its number');
    return row.last - count + 1;
  });
}
