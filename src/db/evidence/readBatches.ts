import type { ClientBase } from 'pg';

const batchesAtOnce = 200;

/** The entries of the log in order, each a line, from index `from` up to and without `to`. */
export async function* readBatches(
  client: Pick<ClientBase, 'query'>,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<string> {
  for (let next = from; next < to; ) {
    const { rows } = await client.query<{ first_index: string; entries: string }>(
      `SELECT first_index, entries FROM coordination.disclosure_batch
       WHERE first_index >= $1 AND first_index < $2 ORDER BY first_index LIMIT $3`,
      [next, to, batchesAtOnce],
    );
    if (rows.length === 0) return;
    for (const { first_index: first, entries } of rows) {
      if (Number(first) !== next) throw new Error(`The log has no entry ${next}`);
      const lines = entries.split('\n');
      yield* lines;
      next += lines.length;
    }
  }
}
