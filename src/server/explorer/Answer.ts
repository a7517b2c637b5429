/** What the explorer answers: a page or asset with its tag, or a short text that is not kept. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** The body in gzip, where it was worth making. */
  readonly compressed?: Buffer;
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(value: unknown): Answer {
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: Buffer.from(JSON.stringify(value)),
  };
}

export function plainText(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', body: Buffer.from(text), headers };
}
