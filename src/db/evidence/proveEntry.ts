import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCheckpoint } from './Checkpoint.ts';
import type { EntryProof } from './EntryProof.ts';
import { inclusionProof } from './inclusion.ts';
import { leafHash } from './LogHash.ts';
import { exportNames, readManifest } from './Manifest.ts';

/** The proof of one entry from an exported log. Throws if the export does not hold the entry. */
export async function proveEntry(folder: string, index: number): Promise<EntryProof> {
  const manifest = readManifest(
    (await readFile(join(folder, exportNames.manifest), 'utf8')).split('\n')[0] ?? '',
  );
  const checkpoint = manifest && readCheckpoint(manifest.newest);
  if (manifest === undefined || checkpoint === undefined)
    throw new Error('The export has no manifest.');
  if (manifest.first > 0) throw new Error('The export lacks the beginning of the log.');
  const text = await readFile(join(folder, exportNames.entries), 'utf8');
  const entries = text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.slice(line.indexOf(' ') + 1));
  const entry = entries[index];
  if (entry === undefined) throw new Error(`The export has no entry ${index}.`);
  const leaves = entries.map((line) => leafHash(checkpoint.hash, line));
  const path = inclusionProof(checkpoint.hash, leaves, index);
  return {
    checkpoint: manifest.newest,
    entry,
    index,
    path: path.map((step) => step.toString('base64')),
  };
}
