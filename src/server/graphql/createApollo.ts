import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../resolvers/Context.ts';
import { JsonText } from '../../resolvers/read.ts';
import type { ReportError } from './catalogued.ts';
import { createExecutor } from './createExecutor.ts';
import { formatError } from './formatError.ts';

/** How many tokens a document may have: a bound on parsing and planning. */
const mostTokens = 8000;

/**
 * Apollo Server over our executor: it parses, validates and speaks GraphQL over HTTP; the answer's
 * JSON passes through it as text. Per-field cache hints are off: they would wrap every field.
 */
export async function createApollo(
  schema: GraphQLSchema,
  planned: ReadonlySet<string>,
  report: ReportError,
): Promise<ApolloServer<Context>> {
  const executor = createExecutor(schema, planned, report);
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
