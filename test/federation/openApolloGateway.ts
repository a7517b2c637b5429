import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const handed = ['authorization', 'xianjie-purpose', 'xianjie-case'];

type Asked = Readonly<Record<string, string | undefined>>;

/** Apollo Gateway before the hubs of the agencies: another router, which knows nothing of the hub. */
export async function openApolloGateway(supergraphSdl: string) {
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: silent,
    buildService: ({ url = '' }) =>
      new RemoteGraphQLDataSource<Asked>({
        url,
        willSendRequest({ request, context }) {
          for (const name of handed) {
            const value = context[name];
            if (value !== undefined) request.http?.headers.set(name, value);
          }
        },
      }),
  });
  const server = new ApolloServer<Asked>({ gateway, logger: silent });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async ({ req }) =>
      Object.fromEntries(handed.map((name) => [name, req.headers[name]?.toString()])),
  });
  return { url: new URL(url).origin, close: () => server.stop() };
}

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
