import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Credentials } from './Credentials.ts';

/** What is sent to a hub. */
export interface Sent {
  readonly method: 'GET' | 'POST';
  /** Path and query, if not those of the link's address. */
  readonly path?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

export interface Heard {
  readonly status: number;
  readonly text: string;
}

/** The longest answer that is taken in. */
const longestBytes = 256 * 1024 * 1024;

/** Connections to one hub, kept open between requests, over TLS for an https address. */
export class HubLink {
  readonly #url: URL;
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #request: typeof httpRequest;
  #closed = false;

  constructor(url: string, credentials?: Credentials) {
    this.#url = new URL(url);
    const isSecure = this.#url.protocol === 'https:';
    const options = { keepAlive: true, noDelay: true };
    this.#agent = isSecure
      ? new HttpsAgent({ ...options, ...credentials })
      : new HttpAgent(options);
    this.#request = isSecure ? httpsRequest : httpRequest;
  }

  /** The whole answer. Throws if none came in time, or the connection failed. */
  ask(sent: Sent): Promise<Heard> {
    return this.#inTime(sent, heard);
  }

  /** The answer as it comes in; its head must be there in time. */
  open(sent: Sent): Promise<IncomingMessage> {
    return this.#inTime(sent, headOf);
  }

  /** Breaks off what is under way. */
  close(): void {
    this.#closed = true;
    this.#agent.destroy();
  }

  async #inTime<T>(sent: Sent, hear: (request: ClientRequest) => Promise<T>): Promise<T> {
    let request = this.#start(sent);
    const over = setTimeout(
      () => request.destroy(new Error('The hub did not answer in time')),
      sent.timeoutMs,
    );
    try {
      return await hear(request).catch((error: unknown) => {
        // The hub may close a connection that it kept just as it is used again; then nothing was heard.
        if (this.#closed || !request.reusedSocket || !isReset(error)) throw error;
        request = this.#start(sent);
        return hear(request);
      });
    } finally {
      clearTimeout(over);
    }
  }

  #start({ method, path, headers, body }: Sent): ClientRequest {
    const { hostname, port, pathname, search } = this.#url;
    const request = this.#request({
      agent: this.#agent,
      host: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: path ?? `${pathname}${search}`,
      method,
      headers:
        body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    request.end(body);
    return request;
  }
}

function headOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
  });
}

async function heard(request: ClientRequest): Promise<Heard> {
  const response = await headOf(request);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > longestBytes) response.destroy(new Error('The answer is too long'));
      else chunks.push(chunk);
    });
    response.once('end', () => {
      const text = Buffer.concat(chunks, size).toString('utf8');
      resolve({ status: response.statusCode ?? 0, text });
    });
    response.once('error', reject);
    response.once('close', () => {
      if (!response.complete) reject(new Error('The answer broke off'));
    });
  });
}

function isReset(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ECONNRESET', 'EPIPE'].includes(String(error.code))
  );
}
