import type { Pool } from 'pg';
import type { SerialRange } from '../../codes/caseSerial.ts';

export interface NumberRange {
  readonly divisionCode: string;
  readonly year: number;
  readonly count: number;
}

/** Which cases of their division and year the new ones are: the first of them, and those after it. */
export interface Reserved extends SerialRange {
  readonly first: number;
}

/**
 * Reserves the next cases of one division and year each. What is reserved for a publication that then
 * fails stays unused: numbers are unique, not gapless.
 */
export async function reserveNumbers(
  pool: Pool,
  ranges: readonly NumberRange[],
): Promise<readonly Reserved[]> {
  const { rows } = await pool.query<{
    division_code: string;
    year: number;
    last: number;
    in_order: number;
  }>({
    name: 'reserve-numbers',
    text: `INSERT INTO coordination.case_sequence AS s (division_code, year, last)
      SELECT * FROM unnest($1::text[], $2::int[], $3::int[]) ORDER BY 1, 2
      ON CONFLICT (division_code, year) DO UPDATE SET last = s.last + excluded.last
      RETURNING division_code, year, last, in_order`,
    values: [
      ranges.map((range) => range.divisionCode),
      ranges.map((range) => range.year),
      ranges.map((range) => range.count),
    ],
  });
  return ranges.map(({ divisionCode, year, count }) => {
    const row = rows.find((one) => one.division_code === divisionCode && one.year === year);
    if (row === undefined) throw new Error('A reserved range came back without its number');
    return { divisionCode, year, inOrder: row.in_order, first: row.last - count + 1 };
  });
}
