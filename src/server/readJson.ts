import type { IncomingMessage } from 'node:http';
import { HubError } from '../errors.ts';
import { readBody } from './readBody.ts';

/** What the body says in JSON. Throws BODY_TOO_LARGE, or BAD_REQUEST without a word of the body. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HubError('BAD_REQUEST', { what: 'the body is not JSON' }, cause);
  }
}
