import { createServer } from 'node:http';
import { shoot } from './load.ts';

/**
 * What a gateway before hubs that run apart is measured against: bare node:http that asks the
 * coordinating body for the case, then the agencies side by side, and joins what they say. It knows
 * one question; nothing is planned, judged or said beside the data.
 */
const { coordination, ...agencies } = JSON.parse(process.env.LIMIT_PORTS ?? '{}');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    joined(body).then(
      (text) => {
        response.setHeader('content-type', 'application/json');
        response.end(text);
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
});

async function joined(body: string): Promise<string> {
  const found: unknown = JSON.parse(await shoot(coordination, { path: '/q1-coordination', body }));
  const parts = await Promise.all(
    Object.entries(agencies).map(async ([agency, port]): Promise<unknown> => {
      return JSON.parse(await shoot(Number(port), { path: `/q1-${agency}`, body }));
    }),
  );
  return JSON.stringify(Object.assign({}, found, ...parts));
}

server.listen(Number(process.env.LIMIT_PORT), '127.0.0.1');
