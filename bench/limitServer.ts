import pg from 'pg';
import { limitStatements } from './limitStatements.ts';
import { serveBare } from './serveBare.ts';

/**
 * What the hub is measured against: bare node:http and one prepared statement whose JSON
 * PostgreSQL builds (Q4: text rows that are joined here). No rights, no checks, no log.
 */
const pool = new pg.Pool({
  connectionString: process.env.LIMIT_URL,
  max: 8,
  options: '-c timezone=Asia/Shanghai',
});
const types = { getTypeParser: () => (text: string) => text };

serveBare(async (name, body) => {
  const variables: Readonly<Record<string, unknown>> = JSON.parse(body);
  const statement = limitStatements[name];
  if (statement === undefined) throw new Error(`No statement ${name}`);
  const { rows } = await pool.query<(string | null)[]>({
    name,
    text: statement.text,
    values: [...statement.values(variables)],
    rowMode: 'array',
    types: types as never,
  });
  return statement.answer(rows);
});
