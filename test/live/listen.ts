import { once } from 'node:events';
import { WebSocket } from 'ws';
import { at } from '../fixtures/at.ts';
import type { TestHub } from '../setup/testHub.ts';
import { isHeartbeat } from './follow.ts';

export const query =
  'subscription ($after: String) { e: changes(after: $after) { kind cursor recordId } }';

/** A client that only writes down the records it is told of. */
export async function listen(hub: TestHub, login: string, after?: string, document = query) {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const told: string[] = [];
  let cursor = after;
  let tell = () => {};
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  const began = new Promise<void>((resolve) =>
    socket.on('message', (data) => {
      const message: unknown = JSON.parse(String(data));
      if (at(message, 'type') === 'connection_ack') {
        const payload = { query: document, variables: { after } };
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
      }
      const event = at(message, 'payload.data.e');
      if (event === undefined) return;
      cursor = String(at(event, 'cursor'));
      if (isHeartbeat(event)) resolve();
      else told.push(String(at(event, 'recordId')));
      tell();
    }),
  );
  await once(socket, 'open');
  const authorization = `Bearer ${await hub.token(login)}`;
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  await began;
  return {
    socket,
    told,
    closed,
    cursor: () => cursor,
    until: async (wanted: number): Promise<void> => {
      while (told.length < wanted) {
        const more = new Promise<undefined>((resolve) => {
          tell = () => resolve(undefined);
        });
        const end = await Promise.race([more, closed]);
        if (end) throw new Error(`Closed after ${told.length}: ${end.code} ${end.reason}`);
      }
    },
  };
}
