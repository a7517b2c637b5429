import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { at } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { listen, query } from './listen.ts';

const bureau = 'environment-officer-370303';
const court = 'court-judge-370303';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({
    limits: {
      heartbeatMs: 200,
      idleMs: 500,
      pingMs: 300,
      initTimeoutMs: 500,
      connectionsPerReader: 3,
      largestFrameBytes: 4_096,
    },
  });
});
afterAll(() => hub.close());

describe('a socket is closed', () => {
  const connect = (options: object = {}) =>
    new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options);
  const codeOf = async (socket: WebSocket) => {
    const [code] = await once(socket, 'close');
    return code;
  };
  const init = async (socket: WebSocket) => {
    await once(socket, 'open');
    const authorization = `Bearer ${await hub.token(bureau)}`;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  };

  test('that says nothing', async () => {
    expect(await codeOf(connect())).toBe(4408);
  });

  test('that follows nothing', async () => {
    const socket = connect();
    await init(socket);
    expect(await codeOf(socket)).toBe(4410);
  });

  test('that sends a larger frame than is taken', async () => {
    const socket = connect();
    await once(socket, 'open');
    socket.send('x'.repeat(5_000));
    expect(await codeOf(socket)).toBe(1009);
  });

  test('that answers no ping', async () => {
    const socket = connect({ autoPong: false });
    await init(socket);
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
    expect(await codeOf(socket)).toBe(1006);
  });

  test('beyond the number that one reader may have; others come in', async () => {
    const own = await Promise.all([listen(hub, bureau), listen(hub, bureau), listen(hub, bureau)]);
    const fourth = connect();
    await init(fourth);
    expect(await codeOf(fourth)).toBe(4429);
    const other = await listen(hub, court);
    for (const { socket } of [...own, other]) socket.close();
  });

  // The last: it closes the door.
  test('when the hub ends, with 1012 and the cursor to go on from', async () => {
    const one = await listen(hub, bureau);
    const ended = hub.closeDoor();
    const { code, reason } = await one.closed;
    await ended;
    expect([code, at(JSON.parse(reason), 'code')]).toEqual([1012, 'SHUTTING_DOWN']);
    expect(at(JSON.parse(reason), 'cursor')).toHaveLength(22);
  });
});
