import type {
  ClientBase,
  Pool,
  QueryArrayConfig,
  QueryConfig,
  QueryResult,
  QueryResultRow,
} from 'pg';
import type { Pass } from './Pass.ts';
import { PassQuery } from './PassQuery.ts';
import { passStatement, passValues } from './passStatement.ts';

/**
 * Runs a statement behind the second wall: it reaches the rows that the pass admits to. `ahead` is run
 * before it in the same transaction.
 */
export function queryWithPass<Row extends QueryResultRow>(
  pool: Pool,
  pass: Pass,
  query: QueryConfig | QueryArrayConfig,
  ahead?: QueryConfig,
): Promise<QueryResult<Row>> {
  return pool.query<Row>(new PassQuery(query, pass, { ahead }));
}

/** The same, whose rows are wanted as the texts that PostgreSQL sends. */
export async function textsWithPass(
  pool: Pool,
  pass: Pass,
  query: QueryConfig,
): Promise<readonly (string | null)[][]> {
  const rows: (string | null)[][] = [];
  await pool.query(new PassQuery(query, pass, { into: rows }));
  return rows;
}

/** Shows the pass in an open transaction, until its end. */
export async function showPass(client: ClientBase, pass: Pass): Promise<void> {
  await client.query({ ...passStatement, values: passValues(pass) });
}
