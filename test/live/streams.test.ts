import { once } from 'node:events';
import { request } from 'node:http';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { isNews } from './follow.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ limits: { heartbeatMs: 200 } });
});

afterAll(() => hub.close());

const login = 'environment-officer-370303';
const feed = feedOf(EnvironmentalViolation);
let serial = 1;
const publishOne = () => {
  serial += 1;
  return publish(hub, EnvironmentalViolation, inputOf(feed, serial));
};
const query = 'subscription { environmentalViolationPublished { kind cursor record { id } } }';

interface SseEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A stream as `curl -N` reads it. */
async function open(headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await hub.token(login)}`;
  const url = `${hub.url}/graphql/stream?query=${encodeURIComponent(query)}`;
  const asked = request(url, {
    headers: { authorization, accept: 'text/event-stream', ...headers },
  });
  asked.end();
  const [response] = await once(asked, 'response');
  response.setEncoding('utf8');
  let text = '';
  const events: SseEvent[] = [];
  let tell = () => {};
  response.on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line): [string, string] => {
          const colon = line.indexOf(': ');
          return [line.slice(0, colon), line.slice(colon + 2)];
        }),
      );
      const [id = '', event = '', data = ''] = ['id', 'event', 'data'].map((key) =>
        fields.get(key),
      );
      if (event !== '') events.push({ id, event, data });
    }
    tell();
  });
  response.on('error', () => tell());
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  const next = async (pick: (event: SseEvent) => boolean): Promise<SseEvent> => {
    for (;;) {
      const found = events.find(pick);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
  };
  return { events, next, ended, response, close: () => asked.destroy() };
}

const news = ({ data }: SseEvent) =>
  data !== '' && isNews(at(JSON.parse(data), 'data.environmentalViolationPublished'));

describe('server-sent events', () => {
  test('reach a stock graphql-sse client', async () => {
    const client = createClient({
      url: `${hub.url}/graphql/stream`,
      headers: { authorization: `Bearer ${await hub.token(login)}` },
      retryAttempts: 0,
    });
    const stream = client.iterate<{ environmentalViolationPublished: unknown }>({ query });
    const first = await stream.next();
    expect(at(first, 'value.data.environmentalViolationPublished.kind')).toBe('HEARTBEAT');
    const { recordId } = await publishOne();
    for await (const answer of stream) {
      const event = at(answer, 'data.environmentalViolationPublished');
      if (!isNews(event)) continue;
      expect(at(event, 'record.id')).toBe(recordId);
      break;
    }
    client.dispose();
  });

  test('go on after Last-Event-ID', async () => {
    const first = await open();
    const one = await publishOne();
    const seen = await first.next(news);
    first.close();
    const two = await publishOne();
    const second = await open({ 'last-event-id': seen.id });
    const next = await second.next(news);
    second.close();
    expect([seen.data.includes(one.recordId), next.data.includes(two.recordId)]).toEqual([
      true,
      true,
    ]);
  });

  test('are refused without a token, in JSON', async () => {
    const { response, close } = await open({ authorization: 'Bearer forged' });
    close();
    expect(response.statusCode).toBe(401);
  });

  test('are refused to a cursor of another question', async () => {
    const page = await hub.ask(login, '{ changesSince(first: 1) { cursor } }');
    const cursor = textAt(page.body, 'data.changesSince.cursor');
    const { response, close } = await open({ 'last-event-id': cursor });
    close();
    expect(response.statusCode).toBe(400);
  });

  test('end with the hub, and the cursor of the last one leads on', async () => {
    const stream = await open();
    await stream.next(() => true);
    await hub.closeDoor();
    await stream.ended;
    expect(stream.events.at(-1)?.id).toHaveLength(22);
  });
});
