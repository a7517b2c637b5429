import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutants.ts';

/** A change of the product's text. Throws if the text that it is about stands there no longer. */
export async function mutatedText(
  root: string,
  { file, find, put }: Mutant['changes'][number],
): Promise<string> {
  const text = await readFile(join(root, file), 'utf8');
  if (!text.includes(find)) throw new Error(`${file} no longer holds: ${find}`);
  return text.replace(find, () => put);
}

/** A copy of the project with one mistake in it, beside the project and never in it. */
export async function makeMutant(
  mutant: Mutant,
): Promise<{ root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'xianjie-mutant-'));
  const project = process.cwd();
  for (const part of ['src', 'test', 'package.json', 'tsconfig.json']) {
    await cp(join(project, part), join(root, part), { recursive: true });
  }
  for (const part of ['node_modules', 'data', 'migrations', 'web']) {
    await symlink(join(project, part), join(root, part));
  }
  for (const change of mutant.changes) {
    await writeFile(join(root, change.file), await mutatedText(root, change));
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
