import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inclusionProof, provesInclusion } from '../../src/db/evidence/inclusion.ts';
import { leafHash } from '../../src/db/evidence/LogHash.ts';
import { LogTree } from '../../src/db/evidence/LogTree.ts';

/** The roots of the trees over the first 1, 2 … 8 of these inputs, as Certificate Transparency has them. */
const inputs = ['', '\0', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = (count: number) =>
  Array.from({ length: count }, (_, n) => leafHash('SHA-256', `entry ${n}`));

describe('The tree over the log', () => {
  test('is that of RFC 6962', () => {
    const tree = new LogTree('SHA-256');
    const found = inputs.map((input) => {
      tree.add(leafHash('SHA-256', input));
      return tree.root.toString('hex');
    });
    expect(found).toEqual(roots);
  });

  test('goes on from its frontier as if it had not stopped', () => {
    const tree = new LogTree('SM3');
    for (const [n, leaf] of leaves(100).entries()) {
      tree.add(leaf);
      const again = LogTree.restore('SM3', n + 1, tree.frontier);
      expect(again.root).toEqual(tree.root);
    }
    expect(() => LogTree.restore('SM3', 99, tree.frontier)).toThrow('does not fit');
  });

  test('proves each leaf, and no other leaf, place, size or root', () => {
    for (const size of [1, 2, 3, 7, 8, 9, 31, 64, 65]) {
      const all = leaves(size);
      const tree = new LogTree('SHA-256');
      for (const leaf of all) tree.add(leaf);
      const { root } = tree;
      for (const [index, leaf] of all.entries()) {
        const proof = inclusionProof('SHA-256', all, index);
        const claim = { leaf, index, size, proof, root };
        expect(provesInclusion('SHA-256', claim)).toBe(true);
        expect(provesInclusion('SHA-256', { ...claim, index: index + 1 })).toBe(false);
        expect(provesInclusion('SHA-256', { ...claim, leaf: Buffer.from(root).reverse() })).toBe(
          false,
        );
        expect(provesInclusion('SHA-256', { ...claim, proof: [...proof, leaf] })).toBe(false);
        if (proof.length > 0) {
          expect(provesInclusion('SHA-256', { ...claim, proof: proof.slice(1) })).toBe(false);
        }
      }
    }
  });

  test('survives forged proofs', () => {
    const bytes = fc.uint8Array({ maxLength: 40 }).map((found) => Buffer.from(found));
    const claim = fc.record({
      leaf: bytes,
      index: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()),
      size: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()),
      proof: fc.array(bytes, { maxLength: 70 }),
      root: bytes,
    });
    fc.assert(
      fc.property(claim, (one) => provesInclusion('SHA-256', one) === false),
      { numRuns: 2_000 },
    );
  });
});
