import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Checkpoint, isSignedBy, readCheckpoint } from './Checkpoint.ts';
import { chainHash, leafHash } from './LogHash.ts';
import { LogKey } from './LogKey.ts';
import { LogTree } from './LogTree.ts';
import { exportNames, type Manifest, readManifest } from './Manifest.ts';
import { readReceipt } from './Receipt.ts';
import { canonical, termId } from './Term.ts';

/** What verifying found: the log is sound, or what is wrong with it and where first. */
export type Verdict =
  | { readonly sound: true; readonly size: number; readonly newest: string; readonly key: string }
  | { readonly sound: false; readonly fault: string; readonly index: number | undefined };

export interface Trusted {
  /** Public key (PEM) that was handed over by another way; without it the export vouches for itself. */
  readonly key?: string;
  /** Checkpoints that the verifier, or a witness, kept from earlier: what came since must extend them. */
  readonly checkpoints?: readonly string[];
  /** Receipts of answers, as JSON: their entries must be there. */
  readonly receipts?: readonly string[];
}

class Fault extends Error {
  readonly index: number | undefined;

  constructor(what: string, index?: number) {
    super(what);
    this.index = index;
  }
}

/**
 * Verifies an exported log from its files alone. Detects an entry that was edited, removed, added or
 * moved, a log that was cut off, and one that goes another way than a trusted checkpoint.
 */
export async function verifyLog(folder: string, trusted: Trusted = {}): Promise<Verdict> {
  try {
    const { manifest, keys, key } = await readSigned(folder, trusted.key);
    const notes = await readNotes(folder, manifest, keys);
    const kept = (trusted.checkpoints ?? []).map((note) => trustedNote(note, key, manifest));
    await walk(folder, manifest, {
      notes: [...notes, ...kept],
      receipts: receiptsOf(trusted.receipts ?? [], key, manifest),
    });
    return { sound: true, size: manifest.size, newest: manifest.newest, key: key.id };
  } catch (error) {
    if (error instanceof Fault) return { sound: false, fault: error.message, index: error.index };
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) return { sound: false, fault: 'a file is missing', index: undefined };
    throw error;
  }
}

interface Expected extends Checkpoint {
  readonly of: string;
}

async function readSigned(folder: string, pinned: string | undefined) {
  const text = await readFile(join(folder, exportNames.manifest), 'utf8');
  const [body = '', signature = '', end, ...more] = text.split('\n');
  if (end !== '' || more.length > 0) throw new Fault('the manifest is not in its form');
  const manifest = readManifest(body);
  if (manifest === undefined) throw new Fault('the manifest is not in its form');
  const keysText = await readFile(join(folder, exportNames.keys), 'utf8');
  const keys = readKeys(keysText);
  const key = pinned === undefined ? keys.get(manifest.key) : LogKey.fromPem(pinned);
  const bytes = Buffer.from(signature, 'base64');
  const signed = bytes.toString('base64') === signature && key?.verifies(body, bytes);
  if (key === undefined || !signed) throw new Fault('the manifest is not signed by the key');
  if (key.id !== manifest.key) throw new Fault('the manifest names another key');
  if (digestOf(keysText) !== manifest.digests.keys) throw new Fault('the keys were changed');
  return { manifest, keys, key };
}

function readKeys(text: string): ReadonlyMap<string, LogKey> {
  try {
    const value: unknown = JSON.parse(text);
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const keys = list.map((one) => LogKey.fromPem(String(Object(one).pem)));
    return new Map(keys.map((key) => [key.id, key]));
  } catch {
    throw new Fault('the keys are not in their form');
  }
}

async function readNotes(
  folder: string,
  manifest: Manifest,
  keys: ReadonlyMap<string, LogKey>,
): Promise<readonly Expected[]> {
  const text = await readFile(join(folder, exportNames.checkpoints), 'utf8');
  const notes = text.split('\n').slice(0, -1).map(noteIn);
  let before = manifest.first;
  const read = notes.map((note): Expected => {
    const checkpoint = note === undefined ? undefined : readCheckpoint(note);
    if (note === undefined || checkpoint === undefined) {
      throw new Fault('a checkpoint is not in its form', before);
    }
    const { size } = checkpoint;
    if (size <= before) throw new Fault(`the checkpoint of ${size} stands after ${before}`, size);
    if (![...keys.values()].some((key) => isSignedBy(note, key))) {
      throw new Fault(`the checkpoint of ${size} is not signed by a key of the log`, before);
    }
    before = size;
    return { ...checkpoint, of: 'a checkpoint' };
  });
  if (notes.length !== manifest.checkpoints || notes.at(-1) !== manifest.newest) {
    throw new Fault('checkpoints were added or removed');
  }
  if (digestOf(text) !== manifest.digests.checkpoints) throw new Fault('checkpoints were changed');
  const newest = read.at(-1);
  if (newest?.size !== manifest.size)
    throw new Fault('the newest checkpoint is not of the whole log');
  const [first] = read;
  if (read.some(({ origin, hash }) => origin !== first?.origin || hash !== first.hash)) {
    throw new Fault('checkpoints of several logs are mixed');
  }
  return read;
}

function noteIn(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const note: unknown = Object(value).note;
    return typeof note === 'string' && canonical({ note }) === line ? note : undefined;
  } catch {
    return undefined;
  }
}

function trustedNote(note: string, key: LogKey, { size, newest }: Manifest): Expected {
  const checkpoint = readCheckpoint(note);
  if (checkpoint === undefined || !isSignedBy(note, key)) {
    throw new Fault('a trusted checkpoint is not signed by the key');
  }
  if (checkpoint.origin !== readCheckpoint(newest)?.origin) {
    throw new Fault('a trusted checkpoint is of another log');
  }
  if (checkpoint.size > size) {
    throw new Fault(`the log once had ${checkpoint.size} entries and now has ${size}`, size);
  }
  return { ...checkpoint, of: 'a trusted checkpoint' };
}

function receiptsOf(
  texts: readonly string[],
  key: LogKey,
  { size, newest }: Manifest,
): ReadonlyMap<number, string> {
  const { origin } = readCheckpoint(newest) ?? {};
  return new Map(
    texts.map((text) => {
      const receipt = readReceipt(text, key);
      if (receipt === undefined) throw new Fault('a receipt is not signed by the key');
      if (receipt.origin !== origin) throw new Fault('a receipt is of another log');
      if (receipt.index >= size)
        throw new Fault('the entry of a receipt is missing', receipt.index);
      return [receipt.index, receipt.entry];
    }),
  );
}

/** Goes through the entries once: form, chain, terms, and the tree at each checkpoint. */
async function walk(
  folder: string,
  { first, size, before, frontier, digests, newest }: Manifest,
  { notes, receipts }: { notes: readonly Expected[]; receipts: ReadonlyMap<number, string> },
): Promise<void> {
  const { hash } = readCheckpoint(newest) ?? {};
  if (hash === undefined) throw new Fault('the newest checkpoint is not in its form');
  const tree = restored(hash, first, frontier);
  const digest = createHash('sha256');
  const terms = new Terms(first > 0);
  let chain = before;
  let index = first;
  let agreed = first;
  const due = Map.groupBy(notes, (one) => one.size);
  for await (const line of linesOf(join(folder, exportNames.entries))) {
    digest.update(`${line}\n`);
    const at = line.indexOf(' ');
    const entry = line.slice(at + 1);
    if (index >= size) throw new Fault('there is an entry beyond the end of the log', index);
    const leaf = leafHash(hash, entry);
    if ((receipts.get(index) ?? leaf.toString('base64')) !== leaf.toString('base64')) {
      throw new Fault('the entry is not the one that a receipt was given for', index);
    }
    chain = chainHash(hash, chain, leaf);
    if (chain.toString('base64') !== line.slice(0, at)) {
      throw new Fault('the entry does not continue the chain', index);
    }
    terms.check(entry, index);
    tree.add(leaf);
    index += 1;
    for (const { root, chain: said, of } of due.get(index) ?? []) {
      if (root.equals(tree.root) && said.equals(chain)) continue;
      throw new Fault(`the log differs from ${of} of ${index} entries, somewhere after`, agreed);
    }
    if (due.has(index)) agreed = index;
  }
  if (index < size) throw new Fault('the log is cut off', index);
  if (digest.digest('hex') !== digests.entries) throw new Fault('the file of entries was changed');
}

function restored(hash: Checkpoint['hash'], first: number, frontier: Buffer): LogTree {
  try {
    return LogTree.restore(hash, first, frontier);
  } catch {
    throw new Fault('the manifest does not fit its first entry');
  }
}

/** Entries have one form only, and name no set that was not defined before. */
class Terms {
  readonly #known = new Set<string>();
  readonly #begunBefore: boolean;

  constructor(begunBefore: boolean) {
    this.#begunBefore = begunBefore;
  }

  check(text: string, index: number): void {
    const entry = parsed(text);
    if (entry === undefined || canonical(entry) !== text) {
      throw new Fault('the entry is not canonical JSON', index);
    }
    const { id, kind, readers, shown } = entry;
    if (kind === 'FIELDS' || kind === 'READERS') {
      const { id: _, ...says } = entry;
      if (typeof id !== 'string' || termId(says) !== id) {
        throw new Fault('the entry defines another set than its name says', index);
      }
      this.#known.add(id);
      return;
    }
    const named = [...setsIn(shown), ...(typeof readers === 'string' ? [readers] : [])];
    if (!this.#begunBefore && named.some((name) => !this.#known.has(name))) {
      throw new Fault('the entry names a set that was not defined', index);
    }
  }
}

function setsIn(shown: unknown): readonly string[] {
  const cases: readonly unknown[] = Array.isArray(shown) ? shown : [];
  return cases.flatMap((one) => Object.keys(Object(Object(one).fields)));
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path, 'utf8');
  yield* createInterface({ input, crlfDelay: 0 });
}
