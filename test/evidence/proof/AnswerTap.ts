import { type IncomingMessage, request as send } from 'node:http';
import { type DocumentNode, type GraphQLSchema, print } from 'graphql';
import type { EvidenceHub } from './EvidenceHub.ts';
import { withTold } from './withTold.ts';

/** One answer, or what of it came before the line was cut. */
export interface Answered {
  readonly login: string;
  readonly document: DocumentNode;
  /** Under which the log has it; undefined where not even the headers came. */
  readonly request: string | undefined;
  readonly text: string;
  readonly whole: boolean;
  /** Whether there was a hub to ask. */
  readonly reached: boolean;
  /** From the question to the last byte. */
  readonly ms: number;
}

/** Who asks what, stating what for. */
export interface Asked {
  readonly login: string;
  readonly query: string;
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks over HTTP and keeps every byte that comes, also of answers that are never whole. */
export class AnswerTap {
  readonly answers: Answered[] = [];
  /** How many came as a whole and are no refusals. */
  answered = 0;
  readonly #hub: Pick<EvidenceHub, 'url' | 'token'>;
  readonly #schema: GraphQLSchema;
  readonly #documents = new Map<string, { document: DocumentNode; text: string }>();

  constructor(hub: Pick<EvidenceHub, 'url' | 'token'>, schema: GraphQLSchema) {
    this.#hub = hub;
    this.#schema = schema;
  }

  async ask({ login, query, variables = {}, headers = {} }: Asked): Promise<Answered> {
    const { document, text } = this.#prepared(query);
    const authorization = `Bearer ${await this.#hub.token(login)}`;
    const body = JSON.stringify({ query: text, variables });
    const from = performance.now();
    const came = await exchange(`${this.#hub.url}/graphql`, body, { ...headers, authorization });
    const answered = { login, document, ...came, ms: performance.now() - from };
    if (answered.reached) this.answers.push(answered);
    if (isAnswered(answered)) this.answered += 1;
    return answered;
  }

  #prepared(query: string) {
    const known = this.#documents.get(query);
    if (known !== undefined) return known;
    const document = withTold(this.#schema, query);
    const made = { document, text: print(document) };
    this.#documents.set(query, made);
    return made;
  }
}

/** Whether it came as a whole and is no refusal. */
export function isAnswered({ whole, text }: Pick<Answered, 'whole' | 'text'>): boolean {
  return whole && !text.startsWith('{"errors"');
}

type Came = Pick<Answered, 'request' | 'text' | 'whole' | 'reached'>;

function exchange(url: string, body: string, headers: Record<string, string>): Promise<Came> {
  return new Promise((resolve) => {
    let text = '';
    let response: IncomingMessage | undefined;
    const end = (whole: boolean, reached = true) => {
      const id = response?.headers['x-request-id'];
      resolve({ request: typeof id === 'string' ? id : undefined, text, whole, reached });
    };
    const sent = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
    });
    sent.once('error', (error) => end(false, !String(error).includes('ECONNREFUSED')));
    sent.once('response', (came) => {
      response = came;
      came.setEncoding('utf8');
      came.on('data', (chunk: string) => {
        text += chunk;
      });
      came.once('close', () => end(came.complete));
      came.on('error', () => end(false));
    });
    sent.end(body);
  });
}
