import { GraphQLError } from 'graphql';
import { HubError } from '../../errors.ts';
import type { Context } from '../../resolvers/Context.ts';

/** Writes an unexpected error down and gives the request's id, under which it is found again. */
export type ReportError = (error: unknown, requestId?: string) => string;

/**
 * An error of execution as one of the catalogue. graphql-jit's own lack the `extensions` that
 * Apollo relies on, so each is made anew.
 */
export function catalogued(
  error: GraphQLError,
  { requestId }: Context,
  report: ReportError,
): GraphQLError {
  if (error.extensions?.code === 'BAD_USER_INPUT') return error;
  const cause = causeOf(error);
  const originalError =
    cause instanceof HubError
      ? cause
      : new HubError('INTERNAL', { requestId: report(cause, requestId) }, cause);
  return new GraphQLError(originalError.message, {
    nodes: error.nodes ?? null,
    path: error.path ?? null,
    originalError,
  });
}

function causeOf(error: Error): Error {
  return error instanceof GraphQLError && error.originalError
    ? causeOf(error.originalError)
    : error;
}
