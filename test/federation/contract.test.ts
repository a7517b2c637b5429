import 'reflect-metadata';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { agencyNames } from '../../src/codes/agencies.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { buildHubSchema } from '../../src/schema/buildHubSchema.ts';
import { composeSupergraph } from '../../src/schema/federation/composeSupergraph.ts';
import { printContract } from '../../src/schema/federation/printContract.ts';
import { subgraphsOf } from '../../src/schema/federation/subgraphsOf.ts';
import { subgraphUrl } from '../../src/schema/federation/subgraphUrl.ts';
import { findUnannounced } from '../../src/schema/findUnannounced.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';

const registry = usualRegistry;
const hub = buildHubSchema(registry);
const subgraphs = subgraphsOf(hub, registry);

test('The subgraphs of the five agencies compose to the API of the hub in one process', () => {
  const { api } = composeSupergraph(subgraphs, subgraphUrl);
  expect(printContract(api)).toBe(printContract(hub));
});

const rootsOf = (sdl: string) =>
  parse(sdl).definitions.flatMap((type) =>
    type.kind === 'ObjectTypeDefinition' && type.name.value === 'Query'
      ? (type.fields?.map(({ name }) => name.value) ?? [])
      : [],
  );

test('Each agency serves its own feeds and nobody else does', () => {
  for (const feed of registry.feeds) {
    const serving = subgraphs
      .filter(({ sdl }) => rootsOf(sdl).includes(lowerFirst(feed.plural)))
      .map(({ agency }) => agency);
    expect(serving, feed.name).toEqual([feed.agency]);
  }
});

test('Cases, parties, clocks and organs are joined by their id in each subgraph that names them', () => {
  for (const { sdl } of subgraphs) {
    const keyed = parse(sdl).definitions.filter(
      (one) =>
        one.kind === 'ObjectTypeDefinition' &&
        ['Case', 'Party', 'Clock', 'Organ'].includes(one.name.value),
    );
    expect(keyed.length).toBeGreaterThan(0);
    for (const type of keyed) {
      expect(
        'directives' in type && type.directives?.some(({ name }) => name.value === 'key'),
      ).toBe(true);
    }
  }
  expect(subgraphs.map(({ agency }) => agency)).toEqual(agencyNames);
});

test('A breaking change of the contract must be named in the changelog', () => {
  const before = 'type Query { a: Int b: Int }';
  const after = 'type Query { a: Int }';
  expect(findUnannounced(before, after, '### Contract\n\n- `Query.a` is new.\n')).toHaveLength(1);
  const announced = '### Contract\n\n- `Query.b` is gone: read `Query.a`.\n\n## 0.1\n';
  expect(findUnannounced(before, after, announced)).toEqual([]);
  expect(findUnannounced(before, after, '## 1\n\nOf `Query.b`.\n')).toHaveLength(1);
  expect(findUnannounced(after, before, '')).toEqual([]);
});
