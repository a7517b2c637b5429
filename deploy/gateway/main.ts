import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readAddresses, readConfig } from '../../src/config.ts';
import { readCredentials } from '../../src/server/link/Credentials.ts';
import { openGateway } from './openGateway.ts';

/**
 * `npm run gateway`: Hive Gateway before the hubs of the agencies, at XIANJIE_HOST and XIANJIE_PORT.
 * XIANJIE_AGENCIES says where they answer: police=https://hub.example/graphql, with commas between.
 */
const { host, port, routerToken, tls } = readConfig(process.env);
const file = fileURLToPath(new URL('../../src/schema/sdl/supergraph.graphql', import.meta.url));
const gateway = await openGateway({
  ...{ host, port, routerToken, supergraph: await readFile(file, 'utf8') },
  addresses: readAddresses(process.env, 'XIANJIE_AGENCIES'),
  credentials: await readCredentials(tls),
});
process.stderr.write(`The agencies answer together at ${gateway.url}/graphql\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void gateway.close().finally(() => process.exit(0)));
}
