/** Why a request or stream was refused: a code of the hub's catalogue (`errors.ts`). */
export class StreamError extends Error {
  override readonly name = 'StreamError';
  readonly code: string;
  /** Where to go on from, where the hub named it. */
  readonly cursor: string | undefined;

  constructor(code: string, message: string, cursor?: string) {
    super(message);
    this.code = code;
    this.cursor = cursor;
  }
}

/** The first error of a GraphQL answer, as one to throw. */
export function streamErrorOf(errors: unknown): StreamError {
  const [first]: unknown[] = Array.isArray(errors) ? errors : [];
  const extensions = get(first, 'extensions');
  const cursor = get(extensions, 'cursor') ?? get(extensions, 'oldest');
  return new StreamError(
    String(get(extensions, 'code') ?? 'UNKNOWN'),
    String(get(first, 'message') ?? 'The hub refused'),
    typeof cursor === 'string' ? cursor : undefined,
  );
}

/** A property of what may be an object. */
export function get(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
