import { hashBytes, type LogHashName, nodeHash } from './LogHash.ts';
import { LogTree } from './LogTree.ts';

/** The hashes that lead from one leaf to the root of the tree over `leaves` (RFC 6962 2.1.1). */
export function inclusionProof(
  hash: LogHashName,
  leaves: readonly Buffer[],
  index: number,
): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new Error('There is no such leaf');
  if (leaves.length === 1) return [];
  const half = largestPower(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...inclusionProof(hash, left, index), rootOf(hash, right)]
    : [...inclusionProof(hash, right, index - half), rootOf(hash, left)];
}

/** What an inclusion proof claims. */
export interface Inclusion {
  readonly leaf: Buffer;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Buffer[];
  readonly root: Buffer;
}

/** Whether the proof leads from the leaf at `index` to the root of a tree of `size` (RFC 9162 2.1.3.2). */
export function provesInclusion(
  hash: LogHashName,
  { leaf, index, size, proof, root }: Inclusion,
): boolean {
  const sound = Number.isSafeInteger(index) && Number.isSafeInteger(size);
  if (!sound || index < 0 || index >= size || leaf.length !== hashBytes) return false;
  let node = leaf;
  let at = index;
  let last = size - 1;
  for (const step of proof) {
    if (last === 0 || step.length !== hashBytes) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(hash, step, node);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else node = nodeHash(hash, node, step);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && node.equals(root);
}

function rootOf(hash: LogHashName, leaves: readonly Buffer[]): Buffer {
  const tree = new LogTree(hash);
  for (const leaf of leaves) tree.add(leaf);
  return tree.root;
}

function largestPower(below: number): number {
  let power = 1;
  while (power * 2 < below) power *= 2;
  return power;
}
