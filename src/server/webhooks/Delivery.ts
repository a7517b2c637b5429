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

const batchSize = 100;
/** A name of the last place of any position: all of it was dealt with. */
const wholePosition = 2 ** 31 - 1;
const mostDeadInRow = 5;
/** How long the place in the log may stay unwritten: what a crash takes back is sent again under its ids. */
const saveMs = 200;
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
  readonly #hook: sql.Leased;
  readonly #agent: HttpAgent;
  #position: number;
  #place: number;
  #attempts: number;
  /** Whether events were taken that the table does not know of yet. */
  #taken = false;
  #savedAt = Date.now();
  #leased = true;

  constructor(parts: DeliveryParts, hook: sql.Leased) {
    this.#parts = parts;
    this.#hook = hook;
    this.#position = hook.position;
    this.#place = hook.place;
    this.#attempts = hook.attempts;
    const options = { keepAlive: true, maxSockets: 1 };
    this.#agent = hook.url.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
  }

  async run(): Promise<void> {
    try {
      if (this.#hook.state === 'PENDING') await this.#challenge();
      if (this.#leased) await this.#again();
      while (this.#leased && !this.#parts.stopped() && (await this.#next()));
    } catch (error) {
      await this.#save();
      const code = error instanceof Invalid ? 'GRAPHQL_VALIDATION_FAILED' : codeOf(error);
      if (!final.has(code)) {
        await this.#own(sql.postponedSql);
        throw error;
      }
      await this.#own(sql.endedSql, 'DISABLED', code);
    } finally {
      this.#agent.destroy();
      await this.#save();
      if (this.#leased) await this.#query(sql.releasedSql, this.#hook.id, this.#parts.node);
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
    if (failure === undefined) await this.#own(sql.verifiedSql);
    else if (this.#attempts < this.#parts.retryMs.length) await this.#retry(failure);
    else await this.#own(sql.endedSql, 'FAILED', failure);
  }

  /** Dead letters that are to be sent again, read with the rights of today. */
  async #again(): Promise<void> {
    const letters = await this.#query<{ position: number; place: number }>(
      sql.againLettersSql,
      this.#hook.id,
    );
    if (letters.length === 0) return;
    const reading = await this.#reading();
    for (const { position, place } of letters) {
      if (this.#parts.stopped() || !(await this.#own(sql.renewedSql))) return;
      const changes = (await this.#parts.changes.log.after(position - 1, 1)).filter(
        (change) => change.position === position,
      );
      const frames = await reading.writer.write(changes);
      const frame = frames.find((one) => one.place === place);
      if (frame) await reading.disclose([frame]);
      const failure = frame && (await this.#deliver(frame, reading.binding));
      const at = [this.#hook.id, position, place];
      if (failure === undefined) await this.#query(sql.settledLetterSql, ...at);
      else await this.#query(sql.deadAgainSql, ...at, failure);
    }
  }

  /** Sends the events of the next changes; false if there are none, or if one was not taken. */
  async #next(): Promise<boolean> {
    const { log } = this.#parts.changes;
    const { writer, binding, question, disclose } = await this.#reading();
    const { cases } = question.scope;
    const { head } = log;
    const read = await log.after(this.#position - 1, batchSize, cases);
    const awaited = writer.awaited(read);
    if (awaited >= 0) {
      this.#parts.registry.forget();
      await delay(rightsWaitMs);
    }
    const changes = awaited < 0 ? read : read.slice(0, awaited);
    const last = changes.at(-1);
    const end = last?.position ?? (awaited < 0 ? head : this.#position);
    const frames = (await writer.write(changes)).filter((frame) =>
      isAfter(frame, this.#position, this.#place),
    );
    if (frames.length > 0) await disclose(frames);
    for (const frame of frames) {
      if (this.#parts.stopped()) return false;
      const failure = await this.#deliver(frame, binding);
      if (!(await this.#settle(frame, failure, binding))) return false;
    }
    if (end > this.#position || this.#place !== wholePosition) {
      if (end >= this.#position) {
        [this.#position, this.#place, this.#attempts] = [end, wholePosition, 0];
        await this.#pass();
      }
    }
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
    const { position, place } = frame;
    if (failure === undefined) {
      [this.#position, this.#place, this.#attempts] = [position, place, 0];
      this.#taken = true;
      return Date.now() - this.#savedAt < saveMs || this.#pass();
    }
    await this.#save();
    if (failure === gone) {
      await this.#own(sql.endedSql, 'DISABLED', failure);
      return false;
    }
    if (this.#attempts < this.#parts.retryMs.length) {
      await this.#retry(failure);
      return false;
    }
    const id = this.#parts.changes.seal.name(position, place, binding);
    const [buried] = await this.#query<{ state: string }>(
      sql.buriedSql,
      ...[this.#hook.id, this.#parts.node, position, place, id, failure, mostDeadInRow],
    );
    [this.#position, this.#place, this.#attempts] = [position, place, 0];
    this.#leased = buried !== undefined;
    return buried?.state === 'ACTIVE';
  }

  /** Writes down the place in the log. */
  #pass(): Promise<boolean> {
    const taken = this.#taken;
    [this.#taken, this.#savedAt] = [false, Date.now()];
    return this.#own(sql.passedSql, this.#position, this.#place, taken);
  }

  async #save(): Promise<void> {
    if (this.#taken && this.#leased) await this.#pass();
  }

  async #retry(failure: string): Promise<void> {
    const waitMs = this.#parts.retryMs[this.#attempts] ?? 0;
    await this.#own(sql.failedSql, Math.round(waitMs * (0.75 + Math.random() / 2)), failure);
    this.#leased = false;
  }

  /** Changes the webhook while the lease holds; says whether it does. */
  async #own(text: string, ...values: readonly unknown[]): Promise<boolean> {
    const { services, node } = this.#parts;
    const { rowCount } = await services.pool.query(text, [this.#hook.id, node, ...values]);
    this.#leased = (rowCount ?? 0) > 0;
    return this.#leased;
  }

  async #query<Row extends object>(
    text: string,
    ...values: readonly unknown[]
  ): Promise<readonly Row[]> {
    return (await this.#parts.services.pool.query<Row>(text, [...values])).rows;
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

function isAfter(frame: EventFrame, position: number, place: number): boolean {
  return frame.position > position || (frame.position === position && frame.place > place);
}
