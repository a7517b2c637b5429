import { WebSocket } from 'ws';

// The clients of `liveLoad.ts`, in a process of their own; they look only at the time of each event.
const query =
  'subscription { e: changes { cursor kind changedAt record { id hubCaseNo decidedAt } } }';
const latencies: number[] = [];
let delivered = 0;
let opened: WebSocket[] = [];

process.on('message', (message: unknown) => {
  if (message === 'stall') {
    // A tenth of the clients reads no more.
    for (const socket of opened.filter((_, index) => index % 10 === 0)) socket.pause();
    return;
  }
  if (message === 'close') {
    for (const socket of opened) socket.terminate();
    opened = [];
    return;
  }
  if (message === 'report') {
    latencies.sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
    process.send?.({ kind: 'result', delivered, p50: at(0.5), p99: at(0.99) });
    delivered = 0;
    latencies.length = 0;
    return;
  }
  const { url, tokens } = Object(message);
  void openAll(String(url), tokens).then(() => process.send?.({ kind: 'open' }));
});

async function openAll(url: string, tokens: readonly string[]): Promise<void> {
  for (let start = 0; start < tokens.length; start += 50) {
    await Promise.all(tokens.slice(start, start + 50).map((token) => openOne(url, token)));
  }
}

function openOne(url: string, token: string): Promise<void> {
  const socket = new WebSocket(`${url}/graphql`, 'graphql-transport-ws');
  opened.push(socket);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      const payload = { authorization: `Bearer ${token}` };
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
    });
    socket.on('message', (data) => {
      const text = String(data);
      if (text.startsWith('{"type":"connection_ack"')) {
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
        resolve();
      }
      const time = /"changedAt":"([^"]+)"/.exec(text)?.[1];
      if (time === undefined) return;
      delivered += 1;
      if (delivered % 20 === 0) latencies.push(Date.now() - Date.parse(time));
    });
  });
}
