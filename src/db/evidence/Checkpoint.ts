import { isLogHash, type LogHashName } from './LogHash.ts';
import type { LogKey, LogSigner } from './LogKey.ts';

/** What the hub says of its log at one moment, under its signature. */
export interface Checkpoint {
  /** Which log. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly hash: LogHashName;
  readonly chain: Buffer;
  /** RFC 3339, UTC. */
  readonly time: string;
}

/**
 * The checkpoint as a signed note, in the form that transparency logs share (origin, size, root,
 * extension lines, an empty line, signatures by name), so that witnesses can countersign it.
 */
export function signCheckpoint(checkpoint: Checkpoint, signer: LogSigner): string {
  const body = bodyOf(checkpoint);
  return `${body}\n— ${signer.public.id} ${signer.sign(body).toString('base64')}\n`;
}

/** Reads a signed note; undefined unless it is one word for word. */
export function readCheckpoint(
  note: string,
): (Checkpoint & { readonly signatures: ReadonlyMap<string, Buffer> }) | undefined {
  const end = note.indexOf('\n\n');
  const [origin = '', size = '', root = '', hash = '', chain = '', time = ''] = note
    .slice(0, end)
    .split('\n');
  const name = hash.slice('hash '.length);
  if (end < 0 || !/^(0|[1-9]\d{0,14})$/.test(size) || !isLogHash(name)) return undefined;
  const read: Checkpoint = {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    hash: name,
    chain: Buffer.from(chain.slice('chain '.length), 'base64'),
    time: time.slice('time '.length),
  };
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '' || bodyOf(read) !== note.slice(0, end + 1)) return undefined;
  const signatures = new Map<string, Buffer>();
  for (const line of lines) {
    const [, who, text] = /^— ([\w.-]+) ([\w+/=]+)$/.exec(line) ?? [];
    const signature = Buffer.from(text ?? '', 'base64');
    if (who === undefined || signature.toString('base64') !== text) return undefined;
    signatures.set(who, signature);
  }
  return { ...read, signatures };
}

/** Whether a note carries the signature of this key over what it says. */
export function isSignedBy(note: string, key: LogKey): boolean {
  const signature = readCheckpoint(note)?.signatures.get(key.id);
  const body = note.slice(0, note.indexOf('\n\n') + 1);
  return signature !== undefined && key.verifies(body, signature);
}

function bodyOf({ origin, size, root, hash, chain, time }: Checkpoint): string {
  const lines = [origin, size, root.toString('base64'), `hash ${hash}`];
  return `${[...lines, `chain ${chain.toString('base64')}`, `time ${time}`].join('\n')}\n`;
}
