import type { WorldHub } from '../forkHub.ts';
import type { Persona } from '../personas.ts';
import { rowsOf } from '../rowsOf.ts';
import { see } from '../see.ts';
import type { Table } from '../tables.ts';
import type { World } from '../World.ts';
import { nothingWalked, together, type Walked } from './Walked.ts';
import { walkCells } from './walkCells.ts';
import { walkUses } from './walkUses.ts';

/**
 * Each field of these types by each way on which it can be had or used: object, list, edge, fragment,
 * interface, node, nested, event, filter, order, group, measure. All must decide as the rules do.
 */
export async function walkContract(
  hub: WorldHub,
  persona: Persona,
  world: World,
  walked: readonly Table[],
): Promise<Walked> {
  const { login, column } = persona;
  // Who is none of the readers is refused as a whole.
  if (column === undefined) return nothingWalked;
  const seen = see(persona, world);
  const exact = column !== 'statistics' && column !== 'public';
  const parts: Walked[] = [];
  for (const table of walked) {
    const rows = seen.get(table.type) ?? new Map();
    const ids = [...new Set(rowsOf(world, table.table).map(({ id }) => String(id)))];
    parts.push(await walkCells(hub, login, table, rows, ids));
    parts.push(await walkUses(hub, login, table, rows, exact));
  }
  return together(parts);
}
