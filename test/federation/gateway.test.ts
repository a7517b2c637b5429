import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressed } from '../../deploy/gateway/addressed.ts';
import { type Gateway, openGateway } from '../../deploy/gateway/openGateway.ts';
import { agencyNames } from '../../src/codes/agencies.ts';
import { at } from '../fixtures/at.ts';
import { openApolloGateway } from './openApolloGateway.ts';
import { type Federation, openFederation } from './openFederation.ts';

let federation: Federation;
let gateway: Gateway;
let apollo: Awaited<ReturnType<typeof openApolloGateway>>;

beforeAll(async () => {
  federation = await openFederation();
  const supergraph = await readFile('src/schema/sdl/supergraph.graphql', 'utf8');
  const addresses = new Map(
    agencyNames.map((agency) => [agency, `${federation.of(agency).hub.url}/graphql`]),
  );
  apollo = await openApolloGateway(addressed(supergraph, addresses));
  gateway = await openGateway({
    ...{ supergraph, addresses },
    ...{ host: '127.0.0.1', port: 0, patienceMs: 20_000 },
  });
});
afterAll(async () => {
  await Promise.all([gateway.close(), apollo.close()]);
  await federation.close();
});

const question = `{ cases(first: 5, where: { stageNumber: { gte: 12 } }) { nodes {
  hubCaseNo stage parties { name idNo }
  filingDecisions { nodes { result leadOfficer organ { name } } }
  arrestDecisions { nodes { result charges } } judgments { nodes { caseNo months } } } } }`;

test('Through the gateway an answer and its banner are those of the hub in one process', async () => {
  const login = 'environment-officer-370303';
  const whole = await federation.all.ask(login, question);
  const joined = await federation.askAt(gateway.url, login, question);
  expect(JSON.stringify(joined.body.data)).toBe(JSON.stringify(whole.body.data));
  const other = await federation.askAt(apollo.url, login, question);
  expect(JSON.stringify(other.body.data)).toBe(JSON.stringify(whole.body.data));
  const bannerOf = ({ body }: typeof whole) => {
    const { level, restrictions, audience } = Object(at(body, 'extensions.marking'));
    return { level, restrictions, audience };
  };
  expect(bannerOf(joined)).toEqual(bannerOf(whole));
  const reasons = ({ body }: typeof whole) =>
    body.extensions?.withheld?.map(({ path, reason }) => [path.split('.').at(-1), reason]).sort();
  expect(reasons(joined)).toEqual(reasons(whole));
});
