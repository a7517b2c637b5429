import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { giveToOwner } from '../embedded/giveToOwner.ts';
import { tolerate } from '../embedded/tolerate.ts';
import { LogSigner } from './LogKey.ts';

/**
 * The key that signs the log: a PEM file (PKCS 8) of an Ed25519 or SM2 key, made at first use. It
 * lies outside the database, so that whoever can write there can't sign. Throws if it is damaged.
 */
export async function openLogSigner(file: string): Promise<LogSigner> {
  const found = await readFile(file, 'utf8').catch(tolerate('ENOENT'));
  if (found === undefined) await makeKey(file);
  const pem = found ?? (await readFile(file, 'utf8'));
  try {
    return new LogSigner(pem);
  } catch (cause) {
    throw new Error(`${file} holds no Ed25519 or SM2 key. Restore it: the log is signed with it.`, {
      cause,
    });
  }
}

async function makeKey(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, pem, { mode: 0o600, flag: 'wx' });
    await giveToOwner(draft);
    // Of nodes that make it at once, one wins.
    await link(draft, file).catch(tolerate('EEXIST'));
  } finally {
    await rm(draft, { force: true });
  }
}
