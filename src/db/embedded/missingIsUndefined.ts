/** For `.catch`: a file that does not exist is `undefined`, any other failure stays one. */
export function missingIsUndefined(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
