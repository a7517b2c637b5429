import { isSignedBy, readCheckpoint } from './Checkpoint.ts';
import { commitment, type SentRequest } from './commitment.ts';
import { provesInclusion } from './inclusion.ts';
import { leafHash } from './LogHash.ts';
import type { LogKey } from './LogKey.ts';
import { readReceipt } from './Receipt.ts';
import { canonical } from './Term.ts';

/** That one entry is in the log, for whoever has the hub's public key and nothing else (存在性证明). */
export interface EntryProof {
  readonly checkpoint: string;
  readonly entry: string;
  readonly index: number;
  /** Hashes that lead from the entry to the root, in base64. */
  readonly path: readonly string[];
}

/** What the proof is held against beside the key. */
export interface Against {
  /** A receipt, as JSON: its entry must be this one. */
  readonly receipt?: string;
  /** What was sent: the entry must be committed to it under the receipt's salt. */
  readonly request?: SentRequest;
}

/** What is wrong with a proof; undefined if it holds. */
export function faultOf(
  text: string,
  key: LogKey,
  { receipt, request }: Against = {},
): string | undefined {
  const proof = readProof(text);
  if (proof === undefined) return 'the proof is not in its form';
  const checkpoint = readCheckpoint(proof.checkpoint);
  if (checkpoint === undefined || !isSignedBy(proof.checkpoint, key)) {
    return 'the checkpoint is not signed by the key';
  }
  const { hash, root, size, origin } = checkpoint;
  const leaf = leafHash(hash, proof.entry);
  const path = proof.path.map((step) => Buffer.from(step, 'base64'));
  if (!provesInclusion(hash, { leaf, index: proof.index, size, proof: path, root })) {
    return 'the entry is not in the log of the checkpoint';
  }
  if (receipt === undefined)
    return request === undefined ? undefined : 'a request needs its receipt';
  const read = readReceipt(receipt, key);
  if (read === undefined) return 'the receipt is not signed by the key';
  if (read.origin !== origin || read.index !== proof.index)
    return 'the receipt is of another entry';
  if (read.entry !== leaf.toString('base64')) return 'the receipt was given for another entry';
  if (request === undefined) return undefined;
  const salt: unknown = Object(JSON.parse(receipt)).salt;
  const said: unknown = Object(JSON.parse(proof.entry)).commitment;
  const holds = typeof salt === 'string' && said === commitment(salt, request);
  return holds ? undefined : 'the entry is not committed to this request';
}

export function proofText(proof: EntryProof): string {
  return `${canonical(proof)}\n`;
}

function readProof(text: string): EntryProof | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { checkpoint, entry, index, path } = Object(value);
    const steps: readonly unknown[] = Array.isArray(path) ? path : [];
    const texts = steps.filter((step) => typeof step === 'string');
    const sound = typeof checkpoint === 'string' && typeof entry === 'string';
    if (!sound || !Number.isSafeInteger(index) || !Array.isArray(path)) return undefined;
    return texts.length === steps.length ? { checkpoint, entry, index, path: texts } : undefined;
  } catch {
    return undefined;
  }
}
