import { stat } from 'node:fs/promises';
import { tolerate } from './tolerate.ts';

/** The account that PostgreSQL runs under when it is not the account of this process. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const nobody: ServerUser = { uid: 65534, gid: 65534 };

/**
 * Who runs PostgreSQL: this account, and for root another one, because PostgreSQL refuses root:
 * the owner of the first folder that belongs to somebody else, or else `nobody`.
 */
export async function serverUser(folders: readonly string[]): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of folders) {
    const owner = await stat(folder).catch(tolerate('ENOENT'));
    if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return nobody;
}
