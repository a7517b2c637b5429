import { once } from 'node:events';
import { createServer } from 'node:net';

/** The preferred TCP port of this machine while nobody has it, else any free one. */
export async function freePort(preferred: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(preferred, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : preferred;
  } catch {
    return freePort(0);
  } finally {
    server.close();
  }
}
