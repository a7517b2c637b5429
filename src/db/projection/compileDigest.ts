import { type At, compileRelation, keyOf, type Write } from './compileObject.ts';
import type { Digest, DigestRow } from './Model.ts';
import { mostNested } from './Page.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

/**
 * A list made of records: they are read in the same statement as nested lists are, so what is
 * withheld of them is absent here, and told as withheld under the list.
 */
export function compileDigest(
  digest: Digest,
  outer: Projection,
  selected: Selection,
  at: At,
): Write {
  const asOf = selected.args.get('asOf');
  const args: Selection['args'] = new Map([
    ['first', { kind: 'constant', value: mostNested }],
    ...(asOf === undefined ? [] : [['asOf', asOf] as const]),
  ]);
  const lists = [...digest.reads].map(([field, fields]) => {
    const relation = outer.model.relations.get(field);
    if (relation === undefined) throw new Error(`${outer.model.name} has no list ${field}`);
    const nodes = { key: 'nodes', field: 'nodes', args: new Map(), type: relation.to, fields };
    const list = { key: field, field, args, type: outer.model.name, fields: [nodes] };
    const write = compileRelation(relation, outer, list, { ...at, path: `${at.path}.${field}` });
    return { field, write };
  });
  const parts = selected.fields.map((part) => ({
    key: JSON.stringify(keyOf(part, at.compiler)),
    valueIn: (item: DigestRow) => (part.field === '__typename' ? part.type : item[part.field]),
  }));
  const textOf = (item: DigestRow) =>
    `{${parts.map(({ key, valueIn }) => `${key}:${JSON.stringify(valueIn(item) ?? null)}`).join(',')}}`;
  return (row, rows, told) => {
    const read = new Map(
      lists.map(({ field, write }) => [field, nodesIn(write(row, rows, told))] as const),
    );
    return `[${digest.items(read).map(textOf).join(',')}]`;
  };
}

function nodesIn(text: string): readonly DigestRow[] {
  const { nodes }: { readonly nodes: readonly DigestRow[] } = JSON.parse(text);
  return nodes;
}
