import type { GraphQLFormattedError } from 'graphql';
import { HubError } from '../../errors.ts';
import { Invalid } from './createQuestionReader.ts';

/** An error as a client of a stream is shown it; what is not of the catalogue keeps its text. */
export function shownErrors(
  error: unknown,
  report: (error: unknown) => string,
): readonly GraphQLFormattedError[] {
  if (error instanceof Invalid) return error.errors.map((one) => one.toJSON());
  const of =
    error instanceof HubError ? error : new HubError('INTERNAL', { requestId: report(error) });
  return [shownError(of)];
}

export function shownError(error: HubError, more: object = {}): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions;
  return { message: error.message, extensions: { ...extensions, ...more } };
}
