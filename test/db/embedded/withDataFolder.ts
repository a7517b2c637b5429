import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder for one test; its parent, of mode 700, is closed to every other account. */
export async function withDataFolder(uid?: number): Promise<{ folder: string } & AsyncDisposable> {
  const parent = await mkdtemp(join(tmpdir(), 'xianjie-data-'));
  if (uid !== undefined) await chown(parent, uid, uid);
  return {
    folder: uid === undefined ? join(parent, '.xianjie') : parent,
    [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true }),
  };
}
