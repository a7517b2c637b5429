import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultOf } from './EntryProof.ts';
import { LogKey } from './LogKey.ts';
import { canonical } from './Term.ts';

/** What is wrong with a case package; undefined if it is as the hub signed it. Needs its files alone. */
export async function faultOfPackage(folder: string, pem?: string): Promise<string | undefined> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const [body = '', signature = '', end, ...more] = (await read('manifest.txt')).split('\n');
  if (end !== '' || more.length > 0) return 'the manifest is not in its form';
  const key = LogKey.fromPem(pem ?? (await read('key.pem')));
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.toString('base64') !== signature || !key.verifies(body, bytes)) {
    return 'the manifest is not signed by the key';
  }
  const { digests, kind } = Object(JSON.parse(body));
  if (kind !== 'CASE_PACKAGE') return 'the manifest is of something else';
  const named = Object.keys(Object(digests)).sort();
  const present = (await readdir(folder)).filter((name) => name !== 'manifest.txt').sort();
  if (named.join() !== present.join()) return 'files were added or removed';
  for (const name of named) {
    const digest = createHash('sha256')
      .update(await read(name))
      .digest('hex');
    if (digest !== Reflect.get(Object(digests), name)) return `${name} was changed`;
  }
  return faultOfProofs(await read('proofs.json'), key, [
    ...listIn(await read('records.json')),
    ...listIn(await read('disclosures.json')),
  ]);
}

/** Each answer must have its entry on the log, by the receipt that it carries. */
function faultOfProofs(
  proofs: string,
  key: LogKey,
  answers: readonly unknown[],
): string | undefined {
  const listed = listIn(proofs);
  if (listed.length !== answers.length) return 'an answer lacks its proof';
  for (const [at, answer] of answers.entries()) {
    const receipt = canonical(Object(Object(answer).extensions).receipt ?? null);
    const fault = faultOf(canonical(listed[at] ?? null), key, { receipt });
    if (fault !== undefined) return `answer ${at}: ${fault}`;
  }
  return undefined;
}

function listIn(text: string): readonly unknown[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value : [];
}
