import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { chunkWriter } from '../../src/generate/chunkWriter.ts';
import { chunksOf } from '../../src/generate/generateCases.ts';
import type { Copied } from '../../src/generate/TableCopy.ts';
import { writtenByThreads } from '../../src/generate/writtenByThreads.ts';
import { planWorld } from './world.ts';

const { plan, setting } = await planWorld(5, 90);

async function gathered<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The digest of the rows of each table, in their order. */
function digests(chunks: readonly (readonly Copied[])[]): Readonly<Record<string, string>> {
  const tables = Map.groupBy(chunks.flat(), ({ table }) => table);
  return Object.fromEntries(
    [...tables].map(([table, parts]) => {
      const hash = createHash('sha256');
      for (const piece of parts.flatMap(({ pieces }) => pieces)) hash.update(piece);
      return [table, hash.digest('hex')];
    }),
  );
}

test('a world is the same to the last character, in chunks or whole, in threads or here', async () => {
  const whole = chunksOf(plan, new Map(), plan.cases).map(chunkWriter(plan, setting));
  const chunks = chunksOf(plan, new Map(), 20);
  const threads = await gathered(writtenByThreads(chunks, plan, 2));
  expect(threads).toHaveLength(5);
  expect(digests(threads)).toEqual(digests(whole));
});

test('a thread that fails fails the world', async () => {
  const broken = { ...plan, districts: [] };
  const written = writtenByThreads([{ from: 0, to: 1, firsts: new Map() }], broken, 1);
  await expect(gathered(written)).rejects.toThrow('nothing to pick');
});
