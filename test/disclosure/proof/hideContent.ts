import type { CellDefinition } from '../../../src/entities/Cell.ts';
import { isSteering } from './isSteering.ts';
import { placeOf, withNumber } from './placeCanaries.ts';
import { rowsOf } from './rowsOf.ts';
import type { Seen, SeenRow } from './Sight.ts';
import { type Table, tables } from './tables.ts';
import type { Making } from './twinOf.ts';
import { valueLike } from './valueLike.ts';
import type { Row, World } from './World.ts';

/** The same rows with other content wherever the reader sees none. */
export function hideContent(bundle: World, seen: Seen, making: Making): World {
  return new Map([
    ...bundle,
    ...tables.map((table): [string, readonly Row[]] => [
      table.table,
      rowsOf(bundle, table.table).map((row) => {
        const shown = seen.get(table.type)?.get(String(row.id));
        // An earlier version bears the id of the one that counts; its history shows what it held.
        if (shown !== undefined && shown.row !== row) return row;
        const isShown = shown !== undefined;
        return withNumber(table, rewritten(table, row, isShown ? shown : undefined, making));
      }),
    ]),
  ]);
}

function rewritten(table: Table, row: Row, shown: SeenRow | undefined, making: Making): Row {
  const cells = table.cells.filter((cell) => cell.derive === undefined && !isSteering(cell));
  const hidden = cells.filter((cell) => {
    const sight = shown?.cells.get(cell.name);
    return sight === undefined || sight.withheld !== undefined;
  });
  const values = hidden.map((cell) => {
    const part = shown?.cells.get(cell.name)?.value;
    return [cell.column, otherValue(table, row, cell, part, making)];
  });
  const about = otherPrinted(table, row, shown, making);
  return { ...row, ...Object.fromEntries(values), ...about };
}

function otherValue(
  table: Table,
  row: Row,
  cell: CellDefinition,
  part: unknown,
  { tokens, random }: Making,
): unknown {
  const before = row[cell.column];
  const place = `twin ${placeOf(table, row, cell.name)}`;
  const isPart = part !== undefined && part !== null;
  if (isPart && Array.isArray(before)) return otherItems(before, part, place, tokens);
  const mayBeEmpty = !cell.notNull && cell.name !== 'enteredBy' && !isPart && before !== null;
  if (mayBeEmpty && random.chance(0.25)) return null;
  // A mask tells whether there is a value at all.
  if (cell.mask !== undefined && before === null) return null;
  if (random.chance(0.1)) return before;
  return valueLike(cell, before, place, tokens, random);
}

/** Of a list that is shown in part, the items that are not shown, with other content. */
function otherItems(
  items: readonly unknown[],
  part: unknown,
  place: string,
  tokens: Making['tokens'],
): unknown {
  const shown = new Set((Array.isArray(part) ? part : []).map((one) => JSON.stringify(one)));
  return items.map((item) => {
    if (shown.has(JSON.stringify(item)) || typeof item !== 'object' || item === null) return item;
    // The note names an attachment by its digest.
    return { ...item, name: tokens.text(place) };
  });
}

/** What was printed of withheld numbers. */
function otherPrinted(table: Table, row: Row, shown: SeenRow | undefined, making: Making): Row {
  if (!Array.isArray(row.as_printed)) return {};
  const own = shown?.cells.get('asPrinted');
  const isTold = (field: string) => {
    const sight = shown?.cells.get(field);
    return (
      own !== undefined &&
      own.withheld === undefined &&
      sight !== undefined &&
      sight.withheld === undefined
    );
  };
  const items = row.as_printed.flatMap((item: Row) => {
    const field = String(item.field);
    if (isTold(field)) return [item];
    const place = `twin ${placeOf(table, row, field)}`;
    return making.random.chance(0.3) ? [] : [{ field, text: making.tokens.text(place, '印') }];
  });
  return { as_printed: items };
}
