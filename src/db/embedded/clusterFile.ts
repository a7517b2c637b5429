import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { giveToOwner } from './giveToOwner.ts';
import { tolerate } from './tolerate.ts';

/** What must outlive the server: its password, and the port it had, to have it again. */
export interface ClusterFile {
  readonly password: string;
  readonly port?: number;
}

/**
 * Reads the file, and makes it with a new password where there is none. Of two processes that make
 * it at once, one wins and both read the same password. Throws when it cannot be read.
 */
export async function openClusterFile(path: string): Promise<ClusterFile> {
  const found = await readFile(path, 'utf8').catch(tolerate('ENOENT'));
  if (found !== undefined) return parseClusterFile(path, found);
  const draft = await writeDraft(path, { password: randomBytes(24).toString('base64url') });
  // Unlike rename, link fails when the name is taken, and the name never shows half a file.
  await link(draft, path).catch(tolerate('EEXIST'));
  await rm(draft);
  return parseClusterFile(path, await readFile(path, 'utf8'));
}

/** Replaces the file in one step. */
export async function saveClusterFile(path: string, file: ClusterFile): Promise<void> {
  await rename(await writeDraft(path, file), path);
}

async function writeDraft(path: string, file: ClusterFile): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(file)}\n`, { mode: 0o600, flag: 'wx' });
  await giveToOwner(draft);
  return draft;
}

function parseClusterFile(path: string, text: string): ClusterFile {
  const value = parseOrUndefined(text);
  if (typeof value === 'object' && value !== null && 'password' in value) {
    const { password } = value;
    const port = 'port' in value && typeof value.port === 'number' ? { port: value.port } : {};
    if (typeof password === 'string') return { password, ...port };
  }
  throw new Error(
    `${path} holds no password. Restore the file, or remove its folder to start an empty database.`,
  );
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
