import {
  createGraphQLError,
  type ExecutionRequest,
  type ExecutionResult,
} from '@graphql-tools/utils';
import { type GraphQLError, getOperationAST } from 'graphql';
import type { Agency } from '../../src/codes/agencies.ts';
import { fieldsIn } from './fieldsIn.ts';
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
