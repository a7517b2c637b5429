import { afterAll, beforeAll, describe } from 'vitest';
import { describeCompatibility } from './describeCompatibility.ts';
import { describeCorrections } from './describeCorrections.ts';
import { describeRouters } from './describeRouters.ts';
import { describeStreams } from './describeStreams.ts';
import { describeSubgraphs } from './describeSubgraphs.ts';
import { type Federation, openFederation } from './openFederation.ts';
import { openRouters, type Routers } from './openRouters.ts';

let federation: Federation;
let routers: Routers;

// Opened once, for that is most of what these tests cost; what changes the city comes last.
beforeAll(async () => {
  federation = await openFederation();
  routers = await openRouters(federation);
}, 400_000);
afterAll(async () => {
  await routers.close();
  await federation.close();
});

describe('Subgraphs', () => describeSubgraphs(() => federation));
describe('Compatibility', () => describeCompatibility(() => federation));
const both = [() => federation, () => routers] as const;
describe('Routers', () => describeRouters(...both));
describe('Streams', () => describeStreams(...both));
describe('Corrections', () => describeCorrections(...both));
