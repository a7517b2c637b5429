import { hash } from 'node:crypto';

/** Hash functions that a log can be kept under: SHA-256, or SM3 (GB/T 32905) with SM2 signatures. */
const logHashes = { 'SHA-256': 'sha256', SM3: 'sm3' } as const;
export type LogHashName = keyof typeof logHashes;

export function isLogHash(name: string): name is LogHashName {
  return Object.hasOwn(logHashes, name);
}

/** The hash of one entry as a leaf of the tree (RFC 6962 2.1): over 0x00 and its canonical JSON. */
export function leafHash(name: LogHashName, entry: string): Buffer {
  return hash(logHashes[name], `\0${entry}`, 'buffer');
}

/** The chain after one more entry: over the chain before it and the leaf. */
export function chainHash(name: LogHashName, before: Buffer, leaf: Buffer): Buffer {
  return hash(logHashes[name], Buffer.concat([before, leaf]), 'buffer');
}

/** The hash of an inner node of the tree, over 0x01 and its two halves. */
export function nodeHash(name: LogHashName, left: Buffer, right: Buffer): Buffer {
  return hash(logHashes[name], Buffer.concat([nodePrefix, left, right]), 'buffer');
}

/** The chain, and the tree, of a log without entries. */
export function emptyHash(name: LogHashName): Buffer {
  return hash(logHashes[name], '', 'buffer');
}

export const hashBytes = 32;
const nodePrefix = Buffer.of(1);
