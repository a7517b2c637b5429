import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { catalogue, HubError } from '../../errors.ts';
import { withoutValue } from './badInput.ts';

/** Codes of Apollo's own refusals, before execution, whose messages speak of the document alone. */
const documentCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

const unfit = catalogue.GRAPHQL_VALIDATION_FAILED.en;

/** Turns any error into one of the catalogue; what is not in it keeps its text to itself. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: (error: unknown) => string,
): GraphQLFormattedError {
  const cause = causeOf(error);
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof HubError) {
    return { message: cause.message, ...place, extensions: withoutHttp(cause.extensions) };
  }
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && documentCodes.has(code)) {
    // A scalar's own words on a literal may quote it.
    const message = cause === undefined ? withoutValue(formatted.message) : unfit;
    return { message, ...place, extensions: { code } };
  }
  const internal = new HubError('INTERNAL', { requestId: report(cause ?? error) });
  return { message: internal.message, ...place, extensions: withoutHttp(internal.extensions) };
}

function causeOf(error: unknown): unknown {
  if (error instanceof HubError) return error;
  if (!(error instanceof GraphQLError)) return error;
  return error.originalError === undefined ? undefined : causeOf(error.originalError);
}

function withoutHttp({ http: _, ...extensions }: Record<string, unknown>): Record<string, unknown> {
  return extensions;
}
