import { chmod, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { tolerate } from './tolerate.ts';

/**
 * Does what the package's install script does, because npm may be told to run no scripts: makes
 * the links between the libraries (a tarball holds none) and everything readable by every account.
 */
export async function mendBinaries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of linksOf(JSON.parse(list))) {
    await symlink(relative(dirname(target), source), join(folder, target)).catch(
      tolerate('EEXIST'),
    );
  }
  await chmod(folder, 0o755);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => !one.isSymbolicLink())) {
    const runs = entry.isDirectory() || entry.parentPath.endsWith('bin');
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}

function* linksOf(list: unknown): Generator<{ source: string; target: string }> {
  for (const link of Array.isArray(list) ? list : []) {
    yield { source: String(link.source), target: String(link.target) };
  }
}
