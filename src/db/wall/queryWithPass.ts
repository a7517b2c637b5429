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

/** Runs a statement behind the second wall: it reaches the rows that the pass admits to. */
export function queryWithPass<Row extends QueryResultRow>(
  pool: Pool,
  pass: Pass,
  query: QueryConfig | QueryArrayConfig,
): Promise<QueryResult<Row>> {
  return pool.query<Row>(new PassQuery(query, pass));
}

/** Shows the pass in an open transaction, until its end. */
export async function showPass(client: ClientBase, pass: Pass): Promise<void> {
  await client.query({ ...passStatement, values: passValues(pass) });
}
