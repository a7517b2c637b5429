import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { HubError } from '../../errors.ts';
import type { Context } from '../../resolvers/Context.ts';
import { JsonText } from '../../resolvers/read.ts';
import type { ReportError } from './catalogued.ts';
import { createExecutor, type Executor } from './createExecutor.ts';
import { formatError } from './formatError.ts';
import { mostTokens } from './mostTokens.ts';

/**
 * Apollo Server over our executor: it parses, validates and speaks GraphQL over HTTP; the answer's
 * JSON passes through it as text. Per-field cache hints are off: they would wrap every field.
 */
export async function createApollo(
  schema: GraphQLSchema,
  planned: ReadonlySet<string>,
  report: ReportError,
  isSubgraph = false,
): Promise<ApolloServer<Context>> {
  const execute = createExecutor(schema, planned, report);
  const executor = isSubgraph ? answeringRouters(execute) : execute;
  const apollo = new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        schema,
        executor: ({ document, request, context }) =>
          executor({
            document,
            // The name as sent: Apollo's own is empty where the document has no such operation.
            operationName: request.operationName,
            variables: request.variables,
            context: contextOf(context),
          }) as never,
      }),
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      stop: async () => undefined,
    },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: mostTokens },
    formatError: (formatted, error) => formatError(formatted, error, report),
    stringifyResult,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      // Traces in the answers of a subgraph would wrap every field, too.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

/**
 * Routers take an answer with another status than 200 for a failed connection, and drop what it
 * holds; so what a hub refuses of a question that was put rightly is said in the answer alone.
 */
function answeringRouters(execute: Executor): Executor {
  return async (operation) => {
    const result = await execute(operation).catch((error: unknown): ExecutionResult => {
      if (!(error instanceof HubError)) throw error;
      return { data: null, errors: [new GraphQLError(error.message, { originalError: error })] };
    });
    const errors = result.errors?.map((error) => {
      const { http: _, ...extensions } = error.extensions;
      const { message, nodes, path, originalError } = error;
      return new GraphQLError(message, {
        ...{ nodes: nodes ?? null, path: path ?? null, extensions },
        ...(originalError && { originalError }),
      });
    });
    return { ...result, ...(errors && { errors }) };
  };
}

function contextOf(context: unknown): Context {
  return context as Context;
}

/** Prints an answer; data that is JSON text already is passed through. */
function stringifyResult(result: {
  data?: unknown;
  errors?: unknown;
  extensions?: unknown;
}): string {
  const { data, errors, extensions } = result;
  if (!(data instanceof JsonText)) return JSON.stringify(result);
  const problems = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
  const more = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{${problems}"data":${data.text}${more}}`;
}
