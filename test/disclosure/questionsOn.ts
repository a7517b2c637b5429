import { membersOf } from '../fixtures/askLists.ts';
import type { TestHub } from '../setup/testHub.ts';
import type { Rows } from './rewriteRows.ts';
import { schemaFields } from './schemaFields.ts';

export interface Question {
  readonly where?: object;
  readonly orderBy?: readonly string[];
}

const officer = 'police-officer-370303';

/** Every order and every comparison that the schema has for a cell, with values of these rows. */
export async function questionsOn(
  hub: TestHub,
  { name, cells, entered }: Rows,
): Promise<ReadonlyMap<string, readonly Question[]>> {
  const orders = await membersOf(hub, officer, `${name}Order`);
  const filters = new Map(
    (await schemaFields(hub, `${name}Where`)).map((field) => [field.name, field.type]),
  );
  const all = cells.map(async (cell): Promise<[string, readonly Question[]]> => {
    const prefix = cell.column.toUpperCase();
    const orderBy = [`${prefix}_ASC`, `${prefix}_DESC`].filter((one) => orders.includes(one));
    const type = filters.get(cell.name);
    const operators = type === undefined ? [] : await schemaFields(hub, type);
    const values = entered.flatMap((row) => row[cell.name] ?? []);
    const comparisons = operators.flatMap((operator) => compare(operator.name, values));
    const wheres = comparisons.flatMap((one) => turns({ [cell.name]: one }));
    const ordered = orderBy.map((one) => ({ orderBy: [one] }));
    return [cell.name, [...ordered, ...wheres.map((where) => ({ where }))]];
  });
  return new Map(await Promise.all(all));
}

/** A condition as it is and turned round; in both turns beside one that never holds. */
function turns(where: object): readonly object[] {
  return [where, { or: [{ not: where }, { id: { isNull: true } }] }];
}

function compare(operator: string, values: readonly unknown[]): readonly object[] {
  if (operator === 'isNull') return [{ isNull: true }, { isNull: false }];
  if (operator === 'in') return [{ in: values.slice(0, 2) }];
  const [first] = values;
  if (first === undefined) return [];
  if (operator === 'prefix') return [{ prefix: String(first).slice(0, 2) }];
  return [...new Set(values)].map((value) => ({ [operator]: value }));
}
