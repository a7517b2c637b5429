import { emptyHash, hashBytes, type LogHashName, nodeHash } from './LogHash.ts';

/**
 * The Merkle tree over a growing log (RFC 6962 2.1), as the roots of its whole subtrees from left to
 * right: one for each bit of its size. Adding costs two hashes on average, the root as many as bits.
 */
export class LogTree {
  readonly hash: LogHashName;
  #size: number;
  readonly #roots: Buffer[];

  constructor(hash: LogHashName, size = 0, roots: readonly Buffer[] = []) {
    this.hash = hash;
    this.#size = size;
    this.#roots = [...roots];
  }

  /** The tree of `size` leaves from what `frontier` gave. Throws if the two do not fit. */
  static restore(hash: LogHashName, size: number, frontier: Buffer): LogTree {
    const count = frontier.length / hashBytes;
    if (count !== ones(size)) throw new Error('The frontier does not fit the size');
    const roots = Array.from({ length: count }, (_, at) =>
      frontier.subarray(at * hashBytes, (at + 1) * hashBytes),
    );
    return new LogTree(hash, size, roots);
  }

  get size(): number {
    return this.#size;
  }

  get frontier(): Buffer {
    return Buffer.concat(this.#roots);
  }

  add(leaf: Buffer): void {
    let node = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#roots.pop();
      if (left === undefined) throw new Error('The tree lacks a subtree');
      node = nodeHash(this.hash, left, node);
    }
    this.#roots.push(node);
    this.#size += 1;
  }

  get root(): Buffer {
    const last = this.#roots.at(-1);
    if (last === undefined) return emptyHash(this.hash);
    return this.#roots
      .slice(0, -1)
      .reduceRight((node, left) => nodeHash(this.hash, left, node), last);
  }
}

function ones(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
