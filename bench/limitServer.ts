import { createServer } from 'node:http';
import pg from 'pg';
import { limitStatements } from './limitStatements.ts';

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

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const name = (request.url ?? '/').slice(1);
    answer(name, JSON.parse(Buffer.concat(chunks).toString('utf8'))).then(
      (text) => {
        response.setHeader('content-type', 'application/json');
        response.end(text);
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
});

async function answer(name: string, variables: Readonly<Record<string, unknown>>): Promise<string> {
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
}

server.listen(Number(process.env.LIMIT_PORT), '127.0.0.1', () => process.send?.('ready'));
