import { type GraphQLSchema, isObjectType } from 'graphql';
import { type Agency, agencyNames } from '../../codes/agencies.ts';
import type { Registry } from '../../policy/Registry.ts';
import { carve } from './carve.ts';
import { ownersOf } from './ownersOf.ts';
import { type Joints, printSubgraph } from './printSubgraph.ts';

/** What one agency serves of the hub's schema. */
export interface Subgraph {
  readonly agency: Agency;
  readonly sdl: string;
}

/** The subgraphs of all agencies, carved out of the whole hub's schema. */
export function subgraphsOf(hub: GraphQLSchema, registry: Registry): readonly Subgraph[] {
  const ownerOf = ownersOf(registry);
  const carved = agencyNames.map((agency) => ({ agency, schema: carve(hub, agency, ownerOf) }));
  const joints = jointsOf(
    carved.map(({ schema }) => schema),
    registry,
  );
  return carved.map(({ agency, schema }) => ({ agency, sdl: printSubgraph(schema, joints) }));
}

/** The types that are joined by their id. */
export function entityNames({ feeds }: Registry): ReadonlySet<string> {
  return new Set(['Case', 'Party', 'Clock', 'Organ', ...feeds.map(({ name }) => name)]);
}

function jointsOf(schemas: readonly GraphQLSchema[], registry: Registry): Joints {
  const entities = entityNames(registry);
  const roots = new Set(['Query', 'Mutation', 'Subscription']);
  const places = Map.groupBy(
    schemas.flatMap((schema) => Object.values(schema.getTypeMap()).filter(isObjectType)),
    ({ name }) => name,
  );
  // Organs are open to all and kept by all, so whoever names one also tells of it.
  const joined = (name: string) => entities.has(name) && name !== 'Organ';
  return {
    isEntity: (name) => entities.has(name),
    isShared: (name) =>
      (places.get(name)?.length ?? 0) > 1 &&
      !joined(name) &&
      !roots.has(name) &&
      !name.startsWith('__'),
  };
}
