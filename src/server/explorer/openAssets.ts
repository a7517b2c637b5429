import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Answer } from './Answer.ts';
import { type AssetFile, explorerAssets } from './explorerAssets.ts';

/** Finds the asset of a path; each file is read and compressed once, when it is first asked for. */
export function openAssets(): (path: string) => Promise<Answer | undefined> {
  const files = explorerAssets();
  const read = new Map<string, Promise<Answer>>();
  return async (path) => {
    const file = files.get(path);
    if (file === undefined) return undefined;
    const answer = read.get(path) ?? readAsset(file);
    read.set(path, answer);
    // A failure is not kept: the next request tries again.
    answer.catch(() => read.delete(path));
    return answer;
  };
}

async function readAsset({ file, contentType }: AssetFile): Promise<Answer> {
  const body = await readFile(file);
  return {
    status: 200,
    contentType,
    body,
    compressed: await promisify(gzip)(body),
    // Weak, because the plain and the compressed body share it.
    etag: `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`,
  };
}
