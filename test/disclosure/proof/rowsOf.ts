import type { Row, World } from './World.ts';

/** The rows of a table. Throws if the world has no such table. */
export function rowsOf(world: World, table: string): readonly Row[] {
  const rows = world.get(table);
  if (rows === undefined) throw new Error(`The world has no ${table}`);
  return rows;
}
