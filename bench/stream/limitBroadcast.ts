import { type WebSocket, WebSocketServer } from 'ws';

/**
 * What a delivery is measured against: one text sent to every socket by ws itself, with no rights, no
 * cursors and no log. Speaks enough of graphql-transport-ws for the clients of the load.
 */
const sockets = new Set<WebSocket>();
const server = new WebSocketServer({ port: Number(process.argv[2]), host: '127.0.0.1' });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    if (String(data).includes('connection_init')) socket.send('{"type":"connection_ack"}');
    else sockets.add(socket);
  });
  socket.on('close', () => sockets.delete(socket));
});
process.on('message', (count: unknown) => {
  for (let sent = 0; sent < Number(count); sent += 1) {
    const event = {
      cursor: 'AAAAAAAAAAAAAAAAAAAAAA',
      kind: 'PUBLISHED',
      changedAt: new Date().toISOString(),
      record: {
        id: '01a2056d-edba-7c19-8d80-2448251ac9c5',
        hubCaseNo: 'H-370303-2026-000001-96',
        decidedAt: '2026-11-20T09:00:00+08:00',
      },
    };
    const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { e: event } } });
    for (const socket of sockets) socket.send(text);
  }
});
server.once('listening', () => process.send?.('ready'));
