import { setTimeout as delay } from 'node:timers/promises';
import { at, listAt } from '../../fixtures/at.ts';
import type { Reply, WorldHub } from './forkHub.ts';
import type { Document } from './operations/printOperations.ts';
import type { Watch } from './Watch.ts';

/** Two worlds that one reader must not tell apart. */
export interface Twins {
  readonly login: string;
  readonly one: WorldHub;
  readonly other: WorldHub;
  readonly watch: Watch;
}

/** Different bytes, or bytes that should not have gone out: thrown, so that fast-check shrinks it. */
export class Leak extends Error {
  override readonly name = 'Leak';
  readonly kind: 'twins' | 'canary' | 'log';

  constructor(kind: Leak['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Takes out of a text what differs by chance. */
type Plain = (text: string) => string;
const asItIs: Plain = (text) => text;

/**
 * Both worlds answer the same document; throws a Leak if the reader may learn something from it. What
 * a hub does by and by (a note ends, a recall is sent) may come later in one of them: a difference
 * counts if it stays.
 */
export async function askTwins(
  twins: Twins,
  documents: readonly [Document, Document],
  plain?: readonly [Plain, Plain],
): Promise<readonly [unknown, unknown]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askOnce(twins, documents, plain);
    } catch (error) {
      const mayPass = error instanceof Leak && error.kind === 'twins' && plain === undefined;
      if (!mayPass || attempt >= mostLooks) throw error;
      await delay(lookAgainMs);
    }
  }
}

const mostLooks = 3;
const lookAgainMs = 400;

async function askOnce(
  { login, one, other, watch }: Twins,
  documents: readonly [Document, Document],
  plain: readonly [Plain, Plain] = [asItIs, asItIs],
): Promise<readonly [unknown, unknown]> {
  const [a, b] = await Promise.all([
    askPatiently(one, login, documents[0]),
    askPatiently(other, login, documents[1]),
  ]);
  const said = JSON.stringify(documents);
  const [first, second] = [toldBy(a, plain[0]), toldBy(b, plain[1])];
  const alike = isSame(first, second);
  // Equal bytes tell equal tokens.
  for (const reply of alike ? [a] : [a, b]) {
    const leaks = watch.leaksIn(reply, said);
    if (leaks.length > 0) throw new Leak('canary', `told ${leaks.slice(0, 3).join('; ')}`);
  }
  for (const hub of [one, other]) {
    const lines = watch.logLeaks(hub);
    if (lines.length > 0) throw new Leak('log', `logged ${lines[0]?.slice(0, 500)}`);
  }
  if (!alike && fingerprint(first) !== fingerprint(second)) {
    throw new Leak('twins', difference(first, second));
  }
  // Failing alike tells nothing, but no reader should make the hub fail.
  if (a.text.includes('"code":"INTERNAL"')) watch.failed(one.log.at(-1) ?? a.text, said);
  return [JSON.parse(a.text), JSON.parse(b.text)];
}

/** A machine that is too busy fails where it would not otherwise; such an answer does not count. */
async function askPatiently(hub: WorldHub, login: string, document: Document): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await hub
      .ask(login, document.query, document.variables)
      .catch((error: unknown) => (attempt < mostAttempts ? undefined : Promise.reject(error)));
    if (reply !== undefined && (attempt >= mostAttempts || !busy.test(reply.text))) return reply;
    await delay(attempt * 100);
  }
}

const busy = /"(DATABASE|AUDIT|AGENCY)_UNAVAILABLE"/;
const mostAttempts = 20;
/** Cursors and ids of events: one enciphered block, in which a position stands and chance. */
const positions = /"[\w-]{22}"/g;
const ownToEach = new Set(['date', 'x-request-id', 'keep-alive', 'connection']);

/** All bytes of a reply but those that number the request itself. */
interface Told {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

function toldBy({ status, headers, text }: Reply, plain: Plain): Told {
  const id = headers.find(([name]) => name === 'x-request-id')?.[1] ?? '';
  // What differs by chance may be longer in one of them.
  const isOwn = (name: string) =>
    ownToEach.has(name) || (plain !== asItIs && name === 'content-length');
  const kept = headers.filter(([name]) => !isOwn(name));
  const named = id === '' ? text : text.replaceAll(id, 'REQUEST');
  return { status, headers: JSON.stringify(kept), text: plain(named) };
}

function isSame(a: Told, b: Told): boolean {
  return a.status === b.status && a.headers === b.headers && a.text === b.text;
}

/** What both worlds must answer alike of what they told. */
function fingerprint({ status, headers, text }: Told): string {
  const said = text.replaceAll(positions, '"POSITION"');
  if (!said.includes('"errors"')) return JSON.stringify([status, headers, said]);
  return JSON.stringify([headers, ordered(said)]);
}

/** Root fields fail in the order in which they end, and the first to end says the status. */
function ordered(text: string): unknown {
  const body: unknown = JSON.parse(text);
  const errors = listAt({ errors: at(body, 'errors') ?? [] }, 'errors');
  const sorted = errors.map((one) => JSON.stringify(one)).toSorted();
  return [sorted, at(body, 'data') ?? null, at(body, 'extensions') ?? null];
}

function difference(a: Told, b: Told): string {
  const from = [...a.text].findIndex((letter, place) => letter !== b.text[place]);
  const start = Math.max(0, from - 150);
  const part = ({ status, text }: Told) => `${status} …${text.slice(start, start + 400)}`;
  return `answered\n  ${part(a)}\n  ${part(b)}`;
}
