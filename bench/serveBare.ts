import { createServer } from 'node:http';

/** A bare node:http server at LIMIT_PORT that answers each request with JSON, from its path and body. */
export function serveBare(answer: (name: string, body: string) => Promise<string>): void {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer((request.url ?? '/').slice(1), Buffer.concat(chunks).toString('utf8')).then(
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
  server.listen(Number(process.env.LIMIT_PORT), '127.0.0.1', () => process.send?.('ready'));
}
