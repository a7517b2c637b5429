import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { readCheckpoint } from './Checkpoint.ts';
import { chainHash, emptyHash, leafHash } from './LogHash.ts';
import type { LogSigner } from './LogKey.ts';
import { type ExportNames, exportNames } from './Manifest.ts';
import { makeCheckpoint } from './makeCheckpoint.ts';
import { readBatches } from './readBatches.ts';
import { canonical } from './Term.ts';

/** What was written. */
export interface Exported {
  readonly size: number;
  readonly first: number;
  readonly checkpoints: number;
}

/**
 * Writes the log for others to verify without the hub: entries with the chain over them, checkpoints,
 * public keys, and a signed manifest of these files. Throws if there is nothing to write.
 */
export async function exportLog(
  client: ClientBase,
  signer: LogSigner,
  folder: string,
): Promise<Exported> {
  const newest = await makeCheckpoint(client, signer);
  const last = newest === undefined ? undefined : readCheckpoint(newest);
  if (newest === undefined || last === undefined) throw new Error('The log has no entry yet.');
  await mkdir(folder, { recursive: true });
  const { first, frontier, before } = await beginningOf(client, last.hash);
  const { rows: notes } = await client.query<{ note: string }>(
    'SELECT note FROM coordination.disclosure_checkpoint WHERE size > $1 AND size <= $2 ORDER BY size',
    [first, last.size],
  );
  const { rows: keys } = await client.query<{ id: string; pem: string }>(
    'SELECT id, pem FROM coordination.disclosure_key ORDER BY id',
  );
  const digests: Record<string, string> = {};
  const write = async (name: ExportNames, text: string) => {
    digests[name] = createHash('sha256').update(text).digest('hex');
    await writeFile(join(folder, exportNames[name]), text);
  };
  await write('checkpoints', notes.map(({ note }) => `${canonical({ note })}\n`).join(''));
  await write('keys', `${canonical(keys)}\n`);
  digests.entries = await writeEntries(client, join(folder, exportNames.entries), {
    ...{ from: first, to: last.size, hash: last.hash, before },
  });
  const manifest = canonical({
    before: before.toString('base64'),
    checkpoints: notes.length,
    digests,
    first,
    frontier: frontier.toString('base64'),
    key: signer.public.id,
    newest,
    size: last.size,
  });
  const signature = signer.sign(manifest).toString('base64');
  await writeFile(join(folder, exportNames.manifest), `${manifest}\n${signature}\n`);
  return { size: last.size, first, checkpoints: notes.length };
}

/** Where the log begins that is still kept: at entry 0, or at a checkpoint before what was purged. */
async function beginningOf(client: ClientBase, hash: Parameters<typeof emptyHash>[0]) {
  const { rows } = await client.query<{ size: string; frontier: Buffer; chain: Buffer }>(
    `SELECT size, frontier, chain FROM coordination.disclosure_checkpoint
     WHERE size >= (SELECT min(first_index) FROM coordination.disclosure_batch)
       AND (SELECT min(first_index) FROM coordination.disclosure_batch) > 0
     ORDER BY size LIMIT 1`,
  );
  const [row] = rows;
  if (row === undefined) return { first: 0, frontier: Buffer.alloc(0), before: emptyHash(hash) };
  return { first: Number(row.size), frontier: row.frontier, before: row.chain };
}

/** One entry a line, behind the chain after it; gives the digest of the file. */
async function writeEntries(
  client: ClientBase,
  path: string,
  of: { from: number; to: number; hash: Parameters<typeof emptyHash>[0]; before: Buffer },
): Promise<string> {
  const digest = createHash('sha256');
  const file = createWriteStream(path);
  let chain = of.before;
  for await (const line of readBatches(client, of)) {
    chain = chainHash(of.hash, chain, leafHash(of.hash, line));
    const text = `${chain.toString('base64')} ${line}\n`;
    digest.update(text);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return digest.digest('hex');
}
