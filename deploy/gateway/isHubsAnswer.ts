import type { ExecutionResult } from '@graphql-tools/utils';

/** Every error of a hub is of its catalogue, in both languages; a proxy's or a socket's is not. */
export function isHubsAnswer(result: unknown): result is ExecutionResult {
  if (typeof result !== 'object' || result === null) return false;
  const { data, errors = [] }: ExecutionResult = result;
  return (
    errors.every(({ extensions }) => extensions?.messageZh !== undefined) &&
    (errors.length > 0 || data !== undefined)
  );
}
