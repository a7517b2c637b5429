import type { ClientBase } from 'pg';
import { type Checkpoint, signCheckpoint } from './Checkpoint.ts';
import { chainHash, emptyHash, isLogHash, leafHash } from './LogHash.ts';
import type { LogSigner } from './LogKey.ts';
import { LogTree } from './LogTree.ts';
import { readBatches } from './readBatches.ts';

/**
 * Signs the log as it stands, if it has grown since the last checkpoint, and gives the newest note.
 * Every entry is hashed anew on the way: throws if what is stored is not what the head was made over.
 */
export async function makeCheckpoint(
  client: ClientBase,
  signer: LogSigner,
): Promise<string | undefined> {
  const { rows: heads } = await client.query<{
    size: string;
    hash: string;
    origin: string;
    chain: Buffer;
  }>('SELECT size, hash, origin, chain FROM coordination.disclosure_head');
  const { rows: lasts } = await client.query<{
    size: string;
    note: string;
    frontier: Buffer;
    chain: Buffer;
  }>(
    'SELECT size, note, frontier, chain FROM coordination.disclosure_checkpoint ORDER BY size DESC LIMIT 1',
  );
  const [head] = heads;
  const [last] = lasts;
  if (head === undefined || !isLogHash(head.hash)) throw new Error('The log has no head');
  const size = Number(head.size);
  if (size === Number(last?.size ?? 0)) return last?.note;
  const { hash, origin } = head;
  const tree = last ? LogTree.restore(hash, Number(last.size), last.frontier) : new LogTree(hash);
  let chain = last?.chain ?? emptyHash(hash);
  for await (const line of readBatches(client, { from: tree.size, to: size })) {
    const leaf = leafHash(hash, line);
    tree.add(leaf);
    chain = chainHash(hash, chain, leaf);
  }
  if (tree.size !== size || !chain.equals(head.chain)) {
    throw new Error(`The log was changed below its head, after entry ${last?.size ?? 0}`);
  }
  const time = new Date().toISOString();
  const checkpoint: Checkpoint = { origin, size, root: tree.root, hash, chain, time };
  const note = signCheckpoint(checkpoint, signer);
  await client.query(
    `INSERT INTO coordination.disclosure_checkpoint (size, note, frontier, chain)
     VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [size, note, tree.frontier, chain],
  );
  return note;
}
