import type { CellDefinition } from '../../src/entities/Cell.ts';
import type { Input } from '../fixtures/inputOf.ts';
import type { TestHub } from '../setup/testHub.ts';

/** Three rows of one table in one case, and what was entered in them. */
export interface Rows {
  readonly name: string;
  readonly list: string;
  readonly table: string;
  /** The column and the field that hold the case. */
  readonly key: readonly [column: string, field: string];
  readonly caseId: string;
  readonly cells: readonly CellDefinition[];
  readonly entered: readonly Input[];
}

/** Cells that say who may see the record: other values there lawfully make another answer. */
export const steering = new Set([
  'disclosure',
  'markingLevel',
  'markingAudience',
  'markingReason',
  'notes',
]);

/** What stands in the rewritten cells: what the next row had, nothing, or again what was entered. */
export type Content = 'next' | 'nothing' | 'own';

/** Sets aside what was entered, and lets two records of one organ bear one number for a while. */
export async function keepRows(hub: TestHub, { name, table, key, caseId }: Rows): Promise<void> {
  await hub.admin.query(
    `CREATE TABLE ${keptIn(name)} AS
     SELECT row_number() OVER (ORDER BY id) AS place, * FROM ${table} WHERE ${key[0]} = '${caseId}'`,
  );
  const { rows } = await hub.admin.query<{ index: string }>(
    `SELECT indexrelid::regclass::text AS index FROM pg_index
     WHERE indrelid = '${table}'::regclass AND indisunique
       AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)`,
  );
  for (const { index } of rows) await hub.admin.query(`DROP INDEX ${index}`);
}

/** Gives the rows other values in these cells, and nothing else; the number of rows rewritten. */
export async function rewriteRows(
  hub: TestHub,
  { name, table, cells }: Rows,
  names: readonly string[],
  content: Content,
): Promise<number> {
  const rewritten = cells.filter((cell) => names.includes(cell.name) && !steering.has(cell.name));
  // Who entered a record is always stored.
  const chosen = rewritten.filter((cell) => content !== 'nothing' || cell.name !== 'enteredBy');
  if (chosen.length === 0) return 0;
  const sets = chosen.map(
    ({ column }) => `${column} = ${content === 'nothing' ? 'NULL' : `other.${column}`}`,
  );
  const place =
    content === 'next' ? `mine.place % (SELECT count(*) FROM ${keptIn(name)}) + 1` : 'mine.place';
  const { rowCount } = await hub.admin.query(
    `UPDATE ${table} t SET ${sets.join(', ')}
     FROM ${keptIn(name)} mine JOIN ${keptIn(name)} other ON other.place = ${place}
     WHERE mine.id = t.id`,
  );
  return rowCount ?? 0;
}

function keptIn(name: string): string {
  return `coordination.kept_${name.toLowerCase()}`;
}
