import { registerEnumType } from 'type-graphql';
import type { CellDefinition } from '../../entities/Cell.ts';

/** The orders that a list of this type offers, each field both ways; withheld cells come last. */
export function orderType(name: string, cells: readonly CellDefinition[]): object {
  const orders: Record<string, string> = {};
  const valuesConfig: Record<string, { description: string }> = {};
  for (const { column, kind, description } of cells) {
    if (kind.filter === 'none' || kind.filter === 'list') continue;
    for (const [suffix, words] of [
      ['ASC', 'ascending'],
      ['DESC', 'descending'],
    ] as const) {
      const value = `${column.toUpperCase()}_${suffix}`;
      orders[value] = value;
      valuesConfig[value] = { description: `${description} (${words})` };
    }
  }
  registerEnumType(orders, {
    name: `${name}Order`,
    description: `Orders of ${name}; empty and withheld values come last.`,
    valuesConfig,
  });
  return orders;
}
