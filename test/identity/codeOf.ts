import { HubError } from '../../src/errors.ts';

/** The code of the catalogue with which a promise fails. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return error instanceof HubError ? error.code : `no HubError but ${String(error)}`;
}
