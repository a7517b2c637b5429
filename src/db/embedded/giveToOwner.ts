import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Root that starts a user's hub once must not lock the user out of the files it makes there. */
export async function giveToOwner(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dirname(path));
  await chown(path, uid, gid);
}
