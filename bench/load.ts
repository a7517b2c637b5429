import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export interface Shot {
  readonly path: string;
  readonly body: string;
  readonly token?: string;
}

/** Sends one request and gives the answer's text. Throws unless it is 200. */
export function shoot(port: number, { path, body, token }: Shot): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const sent = request({ agent, port, path, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends requests, `lanes` at a time, for about `forMs`; gives the latency of each in milliseconds. */
export async function fire(
  port: number,
  next: () => Shot,
  lanes: number,
  forMs: number,
): Promise<readonly number[]> {
  const latencies: number[] = [];
  const end = performance.now() + forMs;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now();
      await shoot(port, next());
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return latencies;
}
