import {
  createGraphQLError,
  type ExecutionRequest,
  type ExecutionResult,
} from '@graphql-tools/utils';
import {
  type DocumentNode,
  type GraphQLError,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Agency } from '../../src/codes/agencies.ts';
import { unavailable } from './unavailable.ts';

type Path = readonly (string | number)[];

/**
 * What stands for the answer of a hub that gave none: null at each place that it was asked for, with
 * an error beside it, so that nothing is taken for not entered.
 */
export function lostAnswer(
  agency: Agency,
  { document, variables, operationType }: ExecutionRequest,
): ExecutionResult {
  const lost = unavailable(agency);
  const errorAt = (path: Path): GraphQLError =>
    createGraphQLError(lost.message, { extensions: lost.extensions, path });
  const operation = getOperationAST(document);
  if (operationType !== 'query' || !operation) return { data: null, errors: [lost] };
  const data: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  for (const { key, name, variable, selectionSet } of fieldsIn(operation.selectionSet, document)) {
    const asked: unknown = variable && Object(variables)[variable];
    if (name !== '_entities' || !Array.isArray(asked) || !selectionSet) {
      data[key] = null;
      errors.push(errorAt([key]));
      continue;
    }
    for (const [place, representation] of asked.entries()) {
      const type = String(Object(representation).__typename);
      const fields = fieldsIn(selectionSet, document, type);
      errors.push(...fields.map((field) => errorAt([key, place, field.key])));
    }
  }
  return { data, errors };
}

interface Asked {
  readonly key: string;
  readonly name: string;
  /** The variable that its first argument is. */
  readonly variable: string | undefined;
  readonly selectionSet: SelectionSetNode | undefined;
}

/** The fields that are asked of a type, or of all types; fragments are looked into. */
function fieldsIn(
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
