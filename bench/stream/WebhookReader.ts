import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** A partner's address, and what was sent there: repetitions under one id are left out. */
export class WebhookReader {
  readonly told: { readonly kind: string; readonly id: string }[] = [];
  repeated = 0;
  readonly #seen = new Set<string>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { type, data } = JSON.parse(await text(request));
      if (type === 'verification') {
        response.end(data.challenge);
        return;
      }
      const id = String(request.headers['webhook-id']);
      if (this.#seen.has(id)) this.repeated += 1;
      else this.told.push({ kind: data.event.kind, id: data.event.recordId ?? '' });
      this.#seen.add(id);
      response.statusCode = 204;
      response.end();
    });
  }

  static async open(): Promise<{ reader: WebhookReader; url: string }> {
    const reader = new WebhookReader();
    await new Promise<void>((resolve) => reader.#server.listen(0, '127.0.0.1', resolve));
    const address = reader.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return { reader, url: `http://127.0.0.1:${port}/` };
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
