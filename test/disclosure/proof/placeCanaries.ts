import { numberKey } from '../../../src/codes/numberKey.ts';
import type { Random } from '../../../src/generate/Random.ts';
import { isSteering } from './isSteering.ts';
import { rowsOf } from './rowsOf.ts';
import type { Tokens } from './Tokens.ts';
import { type Table, tables } from './tables.ts';
import { valueLike } from './valueLike.ts';
import type { Row, World } from './World.ts';

const numbers = 'coordination.case_number';

/** Gives every cell a value of its own; a few stay empty or common, so that filters find several. */
export function placeCanaries(world: World, tokens: Tokens, random: Random): World {
  const filled = new Map(world);
  for (const table of tables) {
    const rows = rowsOf(world, table.table).map((row) => {
      const cells = table.cells.filter((cell) => cell.derive === undefined && !isSteering(cell));
      const values = cells.map((cell): [string, unknown] => {
        const before = row[cell.column];
        if (!cell.notNull && random.chance(0.05))
          return [cell.column, cell.name === 'enteredBy' ? '' : null];
        if (cell.kind.filter === 'integer' && random.chance(0.5)) return [cell.column, before];
        return [
          cell.column,
          valueLike(cell, before, placeOf(table, row, cell.name), tokens, random),
        ];
      });
      const filled = { ...row, ...Object.fromEntries(values) };
      return withNumber(table, { ...filled, ...printedOf(table, row, tokens) });
    });
    filled.set(table.table, rows);
  }
  return renumber(filled);
}

/** A printed form of each number of the record: withheld with the number. */
function printedOf(table: Table, row: Row, tokens: Tokens): Row {
  if (table.kind !== 'record') return {};
  const numbers = table.cells.filter((cell) => cell.kind.keepsPrinted);
  const items = numbers.map(({ name }) => {
    const place = placeOf(table, row, name);
    return { field: name, text: tokens.text(place, '印') };
  });
  return { as_printed: items.length === 0 ? null : items };
}

export function placeOf(table: Table, row: Row, cell: string): string {
  return `${table.type}/${String(row.id)}/${String(row.version ?? 1)}/${cell}`;
}

/** The header repeats the document's number. */
export function withNumber(table: Table, row: Row): Row {
  if (table.number === undefined) return row;
  const cell = table.cells.find(({ name }) => name === table.number);
  return cell === undefined ? row : { ...row, document_no: row[cell.column] };
}

/** The numbers under which cases are found, as the records now have them. */
export function renumber(world: World): World {
  const cases = rowsOf(world, 'coordination."case"').map((row) => ({
    key: numberKey(String(row.hub_case_no)),
    case_id: row.id,
    feed: 'Case',
    record_id: row.id,
    cell: 'hubCaseNo',
    organ_id: 'hub',
  }));
  const records = tables.flatMap((table) => {
    const { number } = table;
    if (number === undefined) return [];
    return rowsOf(world, table.table)
      .filter((row) => row.superseded_at === null && typeof row.document_no === 'string')
      .map((row) => ({
        key: numberKey(String(row.document_no)),
        case_id: row.case_id,
        feed: table.type,
        record_id: row.id,
        cell: number,
        organ_id: row.owner_organ_id,
      }));
  });
  return new Map([...world, [numbers, [...cases, ...records]]]);
}
