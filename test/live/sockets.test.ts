import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { at, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { publish, publishAll } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { follow, isHeartbeat, stream } from './follow.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({
    limits: { heartbeatMs: 200, subscriptionsPerSocket: 2, connectionsPerReader: 6 },
  });
});

afterAll(() => hub.close());

const environment = 'environment-officer-370303';
const court = 'court-judge-370303';
const feed = feedOf(EnvironmentalViolation);
let serial = 1;
const input = () => {
  serial += 1;
  return inputOf(feed, serial);
};

describe('a stock graphql-ws client', () => {
  test('is told of what is published from the moment that it subscribed', async () => {
    const followed = await follow(hub, await hub.token(environment));
    await followed.events(1, isHeartbeat);
    const { recordId, hubCaseNo } = await publish(hub, EnvironmentalViolation, input());
    const [event] = await followed.events(1);
    expect(at(event, 'kind')).toBe('PUBLISHED');
    expect(at(event, 'recordId')).toBe(recordId);
    expect(at(event, 'record')).toEqual({
      id: recordId,
      __typename: 'EnvironmentalViolation',
      hubCaseNo,
    });
    await followed.client.dispose();
  });

  test('goes on after its cursor without a gap and without a repetition', async () => {
    const token = await hub.token(environment);
    const first = await follow(hub, token);
    await first.events(1, isHeartbeat);
    const one = await publish(hub, EnvironmentalViolation, input());
    const [seen] = await first.events(1);
    await first.client.dispose();
    const inputs = Array.from({ length: 30 }, input);
    const missed = await publishAll(hub, EnvironmentalViolation, inputs);
    const second = await follow(hub, token, { variables: { after: textAt(seen, 'cursor') } });
    const caughtUp = await second.events(30);
    const live = await publish(hub, EnvironmentalViolation, input());
    const all = await second.events(31);
    await second.client.dispose();
    expect(one.recordId).toBe(at(seen, 'recordId'));
    expect(caughtUp.map((event) => at(event, 'recordId'))).toEqual(
      missed.map(({ recordId }) => recordId),
    );
    expect(all.slice(30).map((event) => at(event, 'recordId'))).toEqual([live.recordId]);
  });

  test('gets no frame of what it may not see, and its heartbeats tell nothing of it', async () => {
    const followed = await follow(hub, await hub.token(court));
    const own = await follow(hub, await hub.token(environment));
    await followed.events(1, isHeartbeat);
    const inputs = Array.from({ length: 200 }, input);
    await publishAll(hub, EnvironmentalViolation, inputs);
    await own.events(200);
    const beats = await followed.events(followed.answers.length + 3, isHeartbeat);
    await Promise.all([followed.client.dispose(), own.client.dispose()]);
    expect(beats).toHaveLength(followed.answers.length);
    expect(new Set(beats.map((beat) => at(beat, 'cursor'))).size).toBe(beats.length);
  });

  test('has its expired token end the socket on time, with the cursor to go on from', async () => {
    const followed = await follow(hub, await hub.token(environment, 2));
    const begun = performance.now();
    const { code, reason } = await followed.closed;
    expect(code).toBe(4401);
    expect(at(JSON.parse(reason), 'code')).toBe('TOKEN_EXPIRED');
    expect(textAt(JSON.parse(reason), 'cursor')).toHaveLength(22);
    expect(performance.now() - begun).toBeLessThan(3_500);
  });

  test('follows a revocation in the registry within 2 seconds', async () => {
    const followed = await follow(hub, await hub.token('police-officer-370302'));
    await followed.events(1, isHeartbeat);
    await setStatus('police-officer-370302', 'SUSPENDED');
    const begun = performance.now();
    const { code, reason } = await followed.closed;
    const tookMs = performance.now() - begun;
    await setStatus('police-officer-370302', 'ACTIVE');
    expect([code, at(JSON.parse(reason), 'code')]).toEqual([4403, 'RIGHTS_CHANGED']);
    expect(tookMs).toBeLessThan(2_000);
  });

  test('cannot run a query, nor subscribe to what is not in the schema', async () => {
    const token = await hub.token(environment);
    const query = await follow(hub, token, { query: '{ me { login } }' });
    const nonsense = await follow(hub, token, { query: 'subscription { nothing }' });
    const [first, second] = await Promise.all([query.ended, nonsense.ended]);
    await Promise.all([query.client.dispose(), nonsense.client.dispose()]);
    expect(at(first, '0.extensions.code')).toBe('ONLY_SUBSCRIPTIONS');
    expect(at(second, '0.extensions.code')).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('without a token of its own is not let in', async () => {
    const followed = await follow(hub, 'forged');
    const { code } = await followed.closed;
    expect(code).toBe(4401);
  });
});

async function setStatus(login: string, status: string): Promise<void> {
  await hub.admin.query('UPDATE coordination.reader SET status = $2 WHERE login = $1', [
    login,
    status,
  ]);
}

describe('a socket', () => {
  const connect = (headers: Record<string, string> = {}, protocol = 'graphql-transport-ws') =>
    new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, protocol, { headers });

  test('of a foreign page is refused', async () => {
    const socket = connect({ origin: 'https://elsewhere.example' });
    const refused = await new Promise<string>((resolve) => {
      socket.once('error', (error) => resolve(error.message));
    });
    expect(refused).toContain('403');
  });

  test('takes a newer token in a ping', async () => {
    const socket = connect();
    const say = (message: object) => socket.send(JSON.stringify(message));
    const heard = inbox(socket);
    await new Promise((resolve) => socket.once('open', resolve));
    const authorization = `Bearer ${await hub.token(environment, 60)}`;
    say({ type: 'connection_init', payload: { authorization } });
    await heard((message) => at(message, 'type') === 'connection_ack');
    const longer = await hub.token(environment, 3_600);
    say({ type: 'ping', payload: { authorization: `Bearer ${longer}` } });
    const pong = await heard((message) => at(message, 'type') === 'pong');
    socket.close();
    expect(Number(at(pong, 'payload.expiresAt'))).toBeGreaterThan(Date.now() + 3_000_000);
  });

  test('has a bound on its subscriptions', async () => {
    const socket = connect();
    const say = (message: object) => socket.send(JSON.stringify(message));
    const heard = inbox(socket);
    await new Promise((resolve) => socket.once('open', resolve));
    const authorization = `Bearer ${await hub.token(environment)}`;
    say({ type: 'connection_init', payload: { authorization } });
    await heard((message) => at(message, 'type') === 'connection_ack');
    for (const id of ['1', '2', '3']) say({ type: 'subscribe', id, payload: { query: stream } });
    const refused = await heard((message) => at(message, 'type') === 'error');
    socket.close();
    expect(at(refused, 'id')).toBe('3');
    expect(at(refused, 'payload.0.extensions.code')).toBe('TOO_MANY_STREAMS');
  });
});

/** Waits for the next message that a predicate picks. */
function inbox(socket: WebSocket) {
  const messages: unknown[] = [];
  let tell = () => {};
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    tell();
  });
  return async (pick: (message: unknown) => boolean): Promise<unknown> => {
    for (;;) {
      const found = messages.find(pick);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
  };
}
