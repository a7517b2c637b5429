import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/** A field as a document asks it. */
interface Asked {
  readonly key: string;
  readonly name: string;
  /** The variable that its first argument is. */
  readonly variable: string | undefined;
  readonly selectionSet: SelectionSetNode | undefined;
}

/** The fields that are asked of a type, or of any; fragments are looked into, `__typename` left out. */
export function fieldsIn(
  { selections }: SelectionSetNode,
  document: DocumentNode,
  type?: string,
): readonly Asked[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const { alias, name, selectionSet } = selection;
      if (name.value === '__typename') return [];
      const value = selection.arguments?.[0]?.value;
      const variable = value?.kind === Kind.VARIABLE ? value.name.value : undefined;
      return [{ key: alias?.value ?? name.value, name: name.value, variable, selectionSet }];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (one) =>
              one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          );
    if (!fragment || !('selectionSet' in fragment) || !('typeCondition' in fragment)) return [];
    const of = fragment.typeCondition?.name.value;
    if (type !== undefined && of !== undefined && of !== type) return [];
    return fieldsIn(fragment.selectionSet, document, type);
  });
}
