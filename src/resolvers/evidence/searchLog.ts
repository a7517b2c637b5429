import type { Pool } from 'pg';
import {
  type Found,
  findEntries,
  type LogSearch,
  readTerms,
} from '../../db/evidence/findEntries.ts';
import type { Disclosure } from './Disclosure.ts';
import { readEntry, termsIn } from './readEntry.ts';

const readAtOnce = 200;

/** The entries that `wanted` keeps, as it leaves them, newest first; `next` goes on where there is more. */
export async function searchLog(
  pool: Pool,
  search: LogSearch,
  { first, wanted }: { first: number; wanted: (entry: Disclosure) => Disclosure | undefined },
): Promise<{ nodes: readonly Disclosure[]; next: number | null }> {
  const nodes: Disclosure[] = [];
  let some: Found[] = [];
  const look = async (): Promise<number | undefined> => {
    const terms = await readTerms(pool, [...new Set(some.flatMap(termsIn))]);
    for (const found of some) {
      const entry = readEntry(found, terms);
      const kept = entry && wanted(entry);
      if (kept !== undefined && nodes.push(kept) >= first) return found.index;
    }
    some = [];
    return undefined;
  };
  for await (const found of findEntries(pool, search)) {
    if (some.push(found) < readAtOnce) continue;
    const end = await look();
    if (end !== undefined) return { nodes, next: end };
  }
  return { nodes, next: (await look()) ?? null };
}
