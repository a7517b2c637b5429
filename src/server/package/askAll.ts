import { randomUUID } from 'node:crypto';
import { type GraphQLSchema, parse } from 'graphql';
import type { Reader } from '../../policy/Reader.ts';
import type { Services } from '../../resolvers/Context.ts';
import { createContext } from '../../resolvers/createContext.ts';
import type { Errand } from '../../resolvers/Errand.ts';
import { JsonText } from '../../resolvers/read.ts';
import { createExecutor } from '../graphql/createExecutor.ts';

/** One answer as the hub gave it to the reader, with its receipt. */
export interface Answered {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Asking {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly reader: Reader;
  readonly errand: Errand;
}

/**
 * Asks as a reader, by the same way as over HTTP: belt, projection, ceiling, log. Throws the first
 * error of an answer.
 */
export function askAll({ schema, services, reader, errand }: Asking) {
  const execute = createExecutor(schema, new Set(services.roots.keys()), () => 'package');
  return async (query: string, variables: Answered['variables']): Promise<Answered> => {
    const context = createContext(services, reader, randomUUID(), errand);
    const document = parse(query);
    const result = await execute({ document, operationName: undefined, variables, context });
    const [error] = result.errors ?? [];
    if (error !== undefined) throw error.originalError ?? error;
    const given: unknown = result.data;
    const data: unknown = given instanceof JsonText ? JSON.parse(given.text) : given;
    return { query, variables, data, extensions: result.extensions ?? {} };
  };
}
