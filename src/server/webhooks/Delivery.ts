import { randomBytes, randomUUID } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binding } from '../../db/changes/PositionSeal.ts';
import * as sql from '../../db/webhooks/deliverySql.ts';
import { HubError } from '../../errors.ts';
import type { Changes, Services, WebhookDesk } from '../../resolvers/Context.ts';
import { type EventFrame, fillFrame } from '../../resolvers/changes/EventFrame.ts';
import { EventWriter } from '../../resolvers/changes/EventWriter.ts';
import { createContext } from '../../resolvers/createContext.ts';
import { discloseEvents } from '../../resolvers/discloseEvents.ts';
import { errandOf } from '../../resolvers/Errand.ts';
import { eventDocument } from '../../resolvers/webhooks/eventDocument.ts';
import type { ReaderRegistry } from '../identity/createReaderRegistry.ts';
import { type createQuestionReader, Invalid } from '../live/createQuestionReader.ts';
import type { Question } from '../live/Question.ts';
import { wholeFrame } from '../live/wholeFrame.ts';
import { type At, Lease } from './Lease.ts';
import { NotPosted, type Posted, post } from './post.ts';
import { signedHeaders } from './signedHeaders.ts';

export interface DeliveryParts {
  readonly services: Services;
  readonly changes: Changes;
  readonly desk: WebhookDesk;
  readonly registry: ReaderRegistry;
  readonly read: ReturnType<typeof createQuestionReader>;
  readonly retryMs: readonly number[];
  /** Name of this node in leases. */
  readonly node: string;
  /** Whether the hub is ending. */
  readonly stopped: () => boolean;
}

const mostAtOnce = 100;
/** How old the rights may be with which an event was read. */
const freshMs = 1_000;
/** The reader or its question is no longer what the hub answers. */
const final = new Set([
  'READER_UNKNOWN',
  'READER_INACTIVE',
  'BAD_PURPOSE',
  'BAD_FILTER',
  'ONLY_SUBSCRIPTIONS',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);
const rightsWaitMs = 500;

interface Reading {
  readonly question: Question;
  readonly writer: EventWriter;
  readonly binding: Binding;
  /** Settles when it is entered that these events are sent. */
  disclose(frames: readonly EventFrame[]): Promise<void>;
}

/** The deliveries of one leased webhook, one event after the other, until there is no more. */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #lease: Lease;
  readonly #hook: sql.Leased;
  readonly #agent: HttpAgent;
  /** How many changes are read at once: as many as the address takes while they are fresh. */
  #atOnce = 10;

  constructor(parts: DeliveryParts, hook: sql.Leased) {
    const { services, node, retryMs } = parts;
    this.#parts = parts;
    this.#lease = new Lease(hook, services.pool, node, retryMs);
    this.#hook = hook;
    const options = { keepAlive: true, maxSockets: 1 };
    this.#agent = hook.url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
  }

  async run(): Promise<void> {
    const lease = this.#lease;
    try {
      if (this.#hook.state === 'PENDING') await this.#challenge();
      if (lease.held) await this.#again();
      while (lease.held && !this.#parts.stopped() && (await this.#next()));
    } catch (error) {
      const code = error instanceof Invalid ? 'GRAPHQL_VALIDATION_FAILED' : codeOf(error);
      if (!final.has(code)) {
        await lease.postpone();
        throw error;
      }
      await lease.end('DISABLED', code);
    } finally {
      this.#agent.destroy();
      await lease.release();
    }
  }

  /** The address shows that it wants what it will be sent. */
  async #challenge(): Promise<void> {
    const challenge = randomBytes(24).toString('base64url');
    const body = JSON.stringify({
      type: 'verification',
      timestamp: new Date().toISOString(),
      data: { challenge },
    });
    const failure = await this.#send(`msg_${randomUUID()}`, body, (text) =>
      text.includes(challenge) ? undefined : 'the answer does not hold the challenge',
    );
    if (failure === undefined) await this.#lease.verified();
    else if (this.#lease.mayRetry) await this.#lease.retry(failure);
    else await this.#lease.end('FAILED', failure);
  }

  /** Dead letters that are to be sent again, read with the rights of today. */
  async #again(): Promise<void> {
    const lease = this.#lease;
    const letters = await lease.query<At>(sql.againLettersSql, this.#hook.id);
    if (letters.length === 0) return;
    const reading = await this.#reading();
    for (const { position, place } of letters) {
      if (this.#parts.stopped() || !(await lease.renew())) return;
      const changes = (await this.#parts.changes.log.after(position - 1, 1)).filter(
        (change) => change.position === position,
      );
      const frames = await reading.writer.write(changes);
      const frame = frames.find((one) => one.place === place);
      if (frame) await reading.disclose([frame]);
      const failure = frame && (await this.#deliver(frame, reading.binding));
      const at = [this.#hook.id, position, place];
      if (failure === undefined) await lease.query(sql.settledLetterSql, ...at);
      else await lease.query(sql.deadAgainSql, ...at, failure);
    }
  }

  /** Sends the events of the next changes; false if there are none, or if one was not taken. */
  async #next(): Promise<boolean> {
    const { log } = this.#parts.changes;
    const { writer, binding, question, disclose } = await this.#reading();
    const { cases } = question.scope;
    const { head } = log;
    const lease = this.#lease;
    const read = await log.after(lease.position - 1, this.#atOnce, cases);
    const awaited = writer.awaited(read);
    if (awaited >= 0) {
      this.#parts.registry.forget();
      await delay(rightsWaitMs);
    }
    const changes = awaited < 0 ? read : read.slice(0, awaited);
    const last = changes.at(-1);
    const end = last?.position ?? (awaited < 0 ? head : lease.position);
    const frames = (await writer.write(changes)).filter((frame) => lease.isBefore(frame));
    if (frames.length > 0) await disclose(frames);
    const readAt = performance.now();
    for (const frame of frames) {
      if (this.#parts.stopped()) return false;
      if (performance.now() - readAt > freshMs) {
        this.#atOnce = 1;
        return true;
      }
      const failure = await this.#deliver(frame, binding);
      if (!(await this.#settle(frame, failure, binding))) return false;
    }
    await lease.reached(end);
    const eachMs = (performance.now() - readAt) / Math.max(1, frames.length);
    this.#atOnce = Math.max(1, Math.min(mostAtOnce, Math.floor(freshMs / 2 / eachMs)));
    return awaited >= 0 || end < log.head;
  }

  /** What is read and for whom, as the registry and the law have it now. */
  async #reading(): Promise<Reading> {
    const { read, registry, services, changes } = this.#parts;
    const { login, filter, selection, purpose } = this.#hook;
    const query = eventDocument(selection);
    const question = read({ query, variables: { filter } });
    const reader = await registry.find(login);
    const stated = { purpose: purpose ?? undefined, caseId: undefined };
    const errand = errandOf(
      reader,
      { ...stated, client: this.#hook.id, transport: 'WEBHOOK' },
      services.presumesPurpose,
    );
    const context = createContext(services, reader, 'webhook', errand);
    return {
      question,
      writer: new EventWriter(context, question),
      binding: changes.seal.bind(login, question.scope.text),
      disclose: (frames) => discloseEvents(services, question.name, frames, [{ reader, errand }]),
    };
  }

  #deliver(frame: EventFrame, binding: Binding): Promise<string | undefined> {
    const { seal } = this.#parts.changes;
    const id = seal.name(frame.position, frame.place, binding);
    const answer = fillFrame(wholeFrame(frame, 'event'), {
      cursor: () => seal.seal(frame.resumeAt, binding),
      id: () => id,
    });
    const timestamp = JSON.stringify(new Date().toISOString());
    const body = `{"type":"change","timestamp":${timestamp},${answer.slice(1)}`;
    return this.#send(id, body, () => undefined);
  }

  /** Says why it was not taken, if so. */
  async #send(
    id: string,
    body: string,
    check: (text: string) => string | undefined,
  ): Promise<string | undefined> {
    const { desk } = this.#parts;
    const { url, secret, earlierSecret } = this.#hook;
    const secrets = [secret, ...(earlierSecret ? [earlierSecret] : [])].map((one) =>
      desk.seal.open(one),
    );
    const headers = signedHeaders(id, body, { secrets, now: Date.now() });
    try {
      const posted = await post({ url, headers, body }, { rules: desk.rules, agent: this.#agent });
      return failureOf(posted) ?? check(posted.text);
    } catch (error) {
      if (error instanceof NotPosted) return error.message;
      throw error;
    }
  }

  /** Whether the next event may follow. */
  async #settle(
    frame: EventFrame,
    failure: string | undefined,
    binding: Binding,
  ): Promise<boolean> {
    const lease = this.#lease;
    if (failure === undefined) return lease.took(frame);
    if (failure === gone) await lease.end('DISABLED', failure);
    else if (lease.mayRetry) await lease.retry(failure);
    else {
      const id = this.#parts.changes.seal.name(frame.position, frame.place, binding);
      return lease.bury(frame, id, failure);
    }
    return false;
  }
}

function codeOf(error: unknown): string {
  return error instanceof HubError ? error.code : '';
}

const gone = 'the address answered 410: it wants no more';

function failureOf({ status }: Posted): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  return status === 410 ? gone : `the address answered ${status}`;
}
