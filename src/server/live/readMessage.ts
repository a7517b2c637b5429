import type { SubscribeRequest } from './createQuestionReader.ts';

/** What a client may send (graphql-transport-ws), as far as the hub heeds it. */
export type ClientMessage =
  | {
      readonly type: 'connection_init';
      readonly authorization: string | undefined;
      readonly purpose: string | undefined;
    }
  | { readonly type: 'ping'; readonly authorization: string | undefined }
  | { readonly type: 'pong' }
  | { readonly type: 'complete'; readonly id: string }
  | { readonly type: 'subscribe'; readonly id: string; readonly payload: SubscribeRequest };

type Plain = Readonly<Record<string, unknown>>;

const longestId = 100;

/** The message, or undefined if the text is none. */
export function readMessage(text: string): ClientMessage | undefined {
  const message = parsed(text);
  const id = typeof message?.id === 'string' && message.id.length <= longestId ? message.id : '';
  switch (message?.type) {
    case 'connection_init': {
      const { payload } = message;
      const purpose = isPlain(payload) ? payload['xianjie-purpose'] : undefined;
      return {
        type: message.type,
        authorization: authorizationOf(payload),
        purpose: typeof purpose === 'string' ? purpose : undefined,
      };
    }
    case 'ping':
      return { type: message.type, authorization: authorizationOf(message.payload) };
    case 'pong':
      return { type: 'pong' };
    case 'complete':
      return id === '' ? undefined : { type: 'complete', id };
    case 'subscribe': {
      const payload = requestOf(message.payload);
      return id === '' || payload === undefined ? undefined : { type: 'subscribe', id, payload };
    }
    default:
      return undefined;
  }
}

/** The body of a request to subscribe, or undefined if it is none. */
export function requestOf(value: unknown): SubscribeRequest | undefined {
  if (!isPlain(value) || typeof value.query !== 'string') return undefined;
  const { query, operationName, variables } = value;
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: isPlain(variables) ? variables : undefined,
  };
}

function authorizationOf(payload: unknown): string | undefined {
  if (!isPlain(payload)) return undefined;
  const value = payload.authorization ?? payload.Authorization;
  return typeof value === 'string' ? value : undefined;
}

function parsed(text: string): Plain | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPlain(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
