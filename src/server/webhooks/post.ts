import { lookup } from 'node:dns';
import { type Agent, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { admitsAddress, refuseTarget, type WebhookRules } from '../../policy/webhookTarget.ts';

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Posted {
  readonly status: number;
  /** The answer, as far as it is short. */
  readonly text: string;
}

/** How an address is talked to. */
export interface Line {
  readonly rules: WebhookRules;
  /** Keeps the connection from one event to the next. */
  readonly agent: Agent;
}

const timeoutMs = 15_000;
const longestAnswer = 16 * 1024;

/** Why an event was not taken, in words for whoever registered the address. */
export class NotPosted extends Error {
  override readonly name = 'NotPosted';
}

/**
 * Posts to an address. What its name means is looked up here, and each address is checked before it
 * is connected to, so a name that is pointed inwards meanwhile leads nowhere. Redirections are not
 * followed. Throws NotPosted.
 */
export function post({ url, headers, body }: Posting, { rules, agent }: Line): Promise<Posted> {
  const refused = refuseTarget(url, rules);
  if (refused !== undefined) return Promise.reject(new NotPosted(refused));
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new NotPosted(reason));
    const send = url.startsWith('https:') ? requestHttps : requestHttp;
    const request = send(
      url,
      {
        method: 'POST',
        agent,
        lookup: checkedLookup(rules),
        signal: AbortSignal.timeout(timeoutMs),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > longestAnswer)
            response.destroy(new NotPosted('the answer is too long'));
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.once('error', (error) => fail(reasonOf(error)));
      },
    );
    request.on('socket', (socket) => {
      // One that is kept from the last event was looked at then.
      if (!socket.connecting) return;
      socket.once('connect', () => {
        if (admitsAddress(socket.remoteAddress ?? '', rules)) return;
        request.destroy(new NotPosted('the address is not public'));
      });
    });
    request.once('error', (error) => fail(reasonOf(error)));
    request.end(body);
  });
}

/** Resolves names to admitted addresses; a name that has any other is refused. */
function checkedLookup(rules: WebhookRules): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => admitsAddress(address, rules))) {
        return done(new NotPosted('the address is not public'), '');
      }
      if (options.all) return done(null, addresses);
      done(null, first.address, isIP(first.address));
    });
  };
}

/** A code or a sentence of our own: never what the address said. */
function reasonOf(error: Error): string {
  if (error instanceof NotPosted) return error.message;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return `no answer within ${timeoutMs / 1000} s`;
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : 'the connection failed';
}
