import { readFile } from 'node:fs/promises';
import { addressed } from '../../deploy/gateway/addressed.ts';
import { openGateway } from '../../deploy/gateway/openGateway.ts';
import { agencyNames } from '../../src/codes/agencies.ts';
import { openApolloGateway } from './openApolloGateway.ts';
import type { Federation } from './openFederation.ts';

/** On a busy machine an agency is not to be taken for silent. */
const patience = { firstMs: 30_000, laterMs: 30_000, wholeMs: 60_000 };

/** Hive Gateway and Apollo Gateway before the hubs of a federation. */
export async function openRouters(federation: Federation) {
  const supergraph = await readFile('src/schema/sdl/supergraph.graphql', 'utf8');
  const addresses = new Map(
    agencyNames.map((agency) => [agency, `${federation.of(agency).hub.url}/graphql`]),
  );
  const apollo = await openApolloGateway(addressed(supergraph, addresses));
  const here = { host: '127.0.0.1', port: 0 };
  const hive = await openGateway({ supergraph, addresses, patience, ...here });
  return {
    hive: hive.url,
    apollo: apollo.url,
    close: async () => {
      await Promise.all([hive.close(), apollo.close()]);
    },
  };
}

export type Routers = Awaited<ReturnType<typeof openRouters>>;
