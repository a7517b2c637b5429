import type { GraphQLResolveInfo } from 'graphql';

/** What was read with the row, in one statement, under the key of this use of the field. */
export function pickUp(
  row: object,
  { fieldNodes: [node], fieldName }: GraphQLResolveInfo,
): unknown {
  const key = node?.alias?.value ?? fieldName;
  return Reflect.get(row, node?.arguments?.length ? `@${key}` : fieldName);
}
