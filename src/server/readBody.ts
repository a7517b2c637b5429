import type { IncomingMessage } from 'node:http';
import { HubError } from '../errors.ts';

const limitMiB = 32;

/** The body as text, at most 32 MiB; a longer one is refused before it is held. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const limit = limitMiB * 1024 * 1024;
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    throw new HubError('BODY_TOO_LARGE', { limitMiB });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new HubError('BODY_TOO_LARGE', { limitMiB });
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks, size);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch (cause) {
    throw new HubError('BAD_REQUEST', { what: 'the body is not UTF-8' }, cause);
  }
}
