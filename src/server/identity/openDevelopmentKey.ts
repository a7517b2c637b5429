import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveToOwner } from '../../db/embedded/giveToOwner.ts';
import { errorCode, tolerate } from '../../db/embedded/tolerate.ts';

/**
 * The Ed25519 key that signs development tokens, made at first use. Of processes that make it at
 * once one wins, and all of them read its key. Throws when the file cannot be read or is damaged.
 */
export async function openDevelopmentKey(dataFolder: string): Promise<KeyObject> {
  const file = join(dataFolder, 'development-issuer.json');
  try {
    const found = await readFile(file, 'utf8').catch(tolerate('ENOENT'));
    if (found !== undefined) return parseKey(file, found);
    await mkdir(dataFolder, { recursive: true });
    await createKeyFile(file);
    return parseKey(file, await readFile(file, 'utf8'));
  } catch (error) {
    const denied = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');
    throw denied ? foreignFile(file, error) : error;
  }
}

async function createKeyFile(file: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, `${JSON.stringify({ privateKey: pem })}\n`, { mode: 0o600, flag: 'wx' });
    await giveToOwner(draft);
    // Unlike rename, link fails when the name is taken, and the name never shows half a file.
    await link(draft, file).catch(tolerate('EEXIST'));
  } finally {
    await rm(draft, { force: true });
  }
}

function parseKey(file: string, text: string): KeyObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'privateKey' in value) {
      const key = createPrivateKey(String(value.privateKey));
      if (key.asymmetricKeyType === 'ed25519') return key;
    }
  } catch (error) {
    throw damaged(file, error);
  }
  throw damaged(file);
}

function damaged(file: string, cause?: unknown): Error {
  return new Error(
    `${file} holds no key. Remove it: a new one is made, and the tokens of the old one end.`,
    { cause },
  );
}

function foreignFile(file: string, cause: unknown): Error {
  return new Error(
    `This account may not use ${file}. Run the hub as the owner of its data folder, ` +
      'or set XIANJIE_DATA to a folder of your own.',
    { cause },
  );
}
