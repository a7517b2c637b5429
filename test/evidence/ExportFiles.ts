import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signCheckpoint } from '../../src/db/evidence/Checkpoint.ts';
import { chainHash, emptyHash, leafHash } from '../../src/db/evidence/LogHash.ts';
import type { LogSigner } from '../../src/db/evidence/LogKey.ts';
import { LogTree } from '../../src/db/evidence/LogTree.ts';
import { canonical } from '../../src/db/evidence/Term.ts';

/** The files of an exported log by their names. */
export type ExportFiles = Readonly<Record<string, string>>;

export const fileNames = ['entries.txt', 'checkpoints.ndjson', 'keys.json', 'manifest.txt'];

export async function readFiles(folder: string): Promise<ExportFiles> {
  const texts = await Promise.all(
    fileNames.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

export async function writeFiles(folder: string, files: ExportFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
  );
}

/** A whole export of other entries, as one who holds a key would write it: sound by itself. */
export function writeHistory(
  lines: readonly string[],
  sizes: readonly number[],
  { origin, signer, time }: { origin: string; signer: LogSigner; time: string },
): ExportFiles {
  const { hash, id, pem } = signer.public;
  const tree = new LogTree(hash);
  let chain = emptyHash(hash);
  const notes: string[] = [];
  const entries = lines.map((line) => {
    const leaf = leafHash(hash, line);
    tree.add(leaf);
    chain = chainHash(hash, chain, leaf);
    const { root, size } = tree;
    if (sizes.includes(size) || size === lines.length) {
      notes.push(signCheckpoint({ origin, size, root, hash, chain, time }, signer));
    }
    return `${chain.toString('base64')} ${line}\n`;
  });
  const files = {
    'entries.txt': entries.join(''),
    'checkpoints.ndjson': notes.map((note) => `${canonical({ note })}\n`).join(''),
    'keys.json': `${canonical([{ id, pem }])}\n`,
  };
  const manifest = canonical({
    before: emptyHash(hash).toString('base64'),
    checkpoints: notes.length,
    digests: {
      checkpoints: digest(files['checkpoints.ndjson']),
      entries: digest(files['entries.txt']),
      keys: digest(files['keys.json']),
    },
    first: 0,
    frontier: '',
    key: id,
    newest: notes.at(-1) ?? '',
    size: lines.length,
  });
  return { ...files, 'manifest.txt': `${manifest}\n${signer.sign(manifest).toString('base64')}\n` };
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
