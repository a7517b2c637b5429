import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Line, longestLine, readLines } from '../../src/import/lines/readLines.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianjie-lines-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function linesOf(content: string | Buffer): Promise<readonly Line[]> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  const lines: Line[] = [];
  for await (const line of readLines(path)) lines.push(line);
  return lines;
}

const texts = (lines: readonly Line[]) => lines.map(({ bytes }) => bytes?.toString());

test('lines come with their numbers and how far the file is read', async () => {
  expect(await linesOf('一\nb\r\n\nc')).toEqual([
    { number: 1, bytes: Buffer.from('一'), read: 4 },
    { number: 2, bytes: Buffer.from('b'), read: 7 },
    { number: 3, bytes: Buffer.from(''), read: 8 },
    { number: 4, bytes: Buffer.from('c'), read: 9 },
  ]);
});

test('a last line may end with a line feed, and an empty file has none', async () => {
  expect(texts(await linesOf('a\n'))).toEqual(['a']);
  expect(await linesOf('')).toEqual([]);
});

test('a byte order mark is no part of the first line, and of another line it is', async () => {
  expect(texts(await linesOf('\uFEFFa\n\uFEFFb'))).toEqual(['a', '\uFEFFb']);
});

test('a line of 1 MiB is read, across the pieces of the file; a longer one is passed over', async () => {
  const longest = 'é'.repeat(longestLine / 2);
  const lines = await linesOf(`\uFEFF${longest}\r\n${longest}x\n${longest}xxxxxx\nlast`);
  expect(texts(lines).map((text) => text?.length)).toEqual([
    longestLine / 2,
    undefined,
    undefined,
    4,
  ]);
  expect(texts(lines)[0] === longest).toBe(true);
});

test('a file without line feeds is not held in memory', async () => {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  for await (const line of readLines(await bigFile())) {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    expect(line.bytes).toBe(undefined);
  }
  // A quarter of the file: pieces that are read wait for the collector, which a busy machine keeps late.
  expect(most).toBeLessThan(64 * longestLine);
});

async function bigFile(): Promise<string> {
  const path = join(folder, 'big');
  await writeFile(path, Buffer.alloc(256 * longestLine, 'x'));
  return path;
}
