import type { IncomingMessage } from 'node:http';
import { HubError } from '../errors.ts';

const limitMiB = 32;
const limit = limitMiB * 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The body as text, at most 32 MiB; a longer one is refused before it is held. */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const bytes = await readBytes(request);
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new HubError('BAD_REQUEST', { what: 'the body is not UTF-8' }, cause);
  }
}

/** Listens rather than iterates, which would cost a tenth of a small request. */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else request.destroy(tooLarge());
    });
    request.once('end', () => resolve(Buffer.concat(chunks, size)));
    request.once('error', reject);
  });
}

function tooLarge(): HubError {
  return new HubError('BODY_TOO_LARGE', { limitMiB });
}
