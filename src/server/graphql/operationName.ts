import { hash } from 'node:crypto';
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { OperationName } from '../../resolvers/Disclosed.ts';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** How the log of disclosures names an operation; literals are left out, for they may be values. */
export function operationName(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): OperationName {
  const text = [operation, ...Object.values(fragments)].map((part) => print(bare(part))).join('\n');
  return {
    name: operation.name?.value ?? null,
    hash: hash('sha256', text),
    roots: [...rootNames(operation.selectionSet, fragments)].sort(),
  };
}

function bare<T extends OperationDefinitionNode | FragmentDefinitionNode>(part: T): T {
  return visit(part, {
    [Kind.INT]: (node) => ({ ...node, value: '0' }),
    [Kind.FLOAT]: (node) => ({ ...node, value: '0' }),
    [Kind.STRING]: (node) => ({ ...node, value: '', block: false }),
    [Kind.LIST]: (node) => ({ ...node, values: [] }),
  });
}

function rootNames({ selections }: SelectionSetNode, fragments: Fragments): Set<string> {
  const names = selections.flatMap((selection): string[] => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const below =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments[selection.name.value]?.selectionSet;
    return below === undefined ? [] : [...rootNames(below, fragments)];
  });
  return new Set(names);
}
