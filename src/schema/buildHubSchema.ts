import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { Case } from '../entities/coordination/Case.ts';
import { Clock } from '../entities/coordination/Clock.ts';
import { Party } from '../entities/coordination/Party.ts';
import { FeedRecord } from '../entities/FeedRecord.ts';
import type { Registry } from '../policy/Registry.ts';
import { actsOf } from '../policy/transitions/acts.ts';
import { AccessResolver } from '../resolvers/access/AccessResolver.ts';
import { createChangeResolver } from '../resolvers/changes/createChangeResolver.ts';
import { createCorrectionResolver } from '../resolvers/createCorrectionResolver.ts';
import { createNestedResolver } from '../resolvers/createNestedResolver.ts';
import { createPublishResolver } from '../resolvers/createPublishResolver.ts';
import { createReadResolver } from '../resolvers/createReadResolver.ts';
import { DisclosureResolver } from '../resolvers/evidence/DisclosureResolver.ts';
import { HolidayResolver } from '../resolvers/holidays/HolidayResolver.ts';
import { MarkResolver } from '../resolvers/mark/MarkResolver.ts';
import { ObjectionResolver } from '../resolvers/objections/ObjectionResolver.ts';
import { createActResolver } from '../resolvers/online/createActResolver.ts';
import { createTaskResolver } from '../resolvers/online/createTaskResolver.ts';
import { RecallResolver } from '../resolvers/recall/RecallResolver.ts';
import { SpineResolver } from '../resolvers/SpineResolver.ts';
import { shapesOf } from '../resolvers/shape/shapesOf.ts';
import { createSignalResolver } from '../resolvers/signals/createSignalResolver.ts';
import { createStatisticsResolver } from '../resolvers/statistics/createStatisticsResolver.ts';
import { FunnelResolver } from '../resolvers/timeline/FunnelResolver.ts';
import { TimelineResolver } from '../resolvers/timeline/TimelineResolver.ts';
import { WhyWithheldResolver } from '../resolvers/WhyWithheldResolver.ts';
import { allowOutage } from './allowOutage.ts';
import { passEntered } from './passEntered.ts';

const related = {
  name: 'relatedParties',
  description:
    'The same person or unit in other cases, by credit code or identity number, where you are shown both. 关联当事人',
};

const built = new WeakMap<Registry, GraphQLSchema>();

/**
 * The schema of the whole hub, built from the registry. Once a process: type-graphql keeps the
 * classes of an earlier build, so agencies' subgraphs are carved out of this one.
 */
export function buildHubSchema(registry: Registry): GraphQLSchema {
  const before = built.get(registry);
  if (before !== undefined) return before;
  const schema = buildOnce(registry);
  built.set(registry, schema);
  return schema;
}

function buildOnce(registry: Registry): GraphQLSchema {
  const shapes = shapesOf(registry);
  const feeds = shapes.filter((shape) => shape.kind === 'record');
  const clocks = shapes.filter((shape) => shape.kind === 'clock');
  const resolvers: NonEmptyArray<new () => object> = [
    SpineResolver,
    WhyWithheldResolver,
    MarkResolver,
    AccessResolver,
    DisclosureResolver,
    RecallResolver,
    ObjectionResolver,
    HolidayResolver,
    createStatisticsResolver(shapes),
    ...shapes.map(createReadResolver),
    ...clocks.map(createTaskResolver),
    TimelineResolver,
    FunnelResolver,
    ...shapes.filter(({ kind }) => kind === 'case').map(createSignalResolver),
    ...[...feeds, ...clocks].flatMap((shape) => [
      createNestedResolver(Case, shape),
      createNestedResolver(Party, shape),
    ]),
    ...shapes
      .filter(({ kind }) => kind === 'party')
      .map((shape) => createNestedResolver(Party, shape, related)),
    ...registry.feeds.flatMap(createPublishResolver),
    ...registry.feeds.map(createCorrectionResolver),
    ...actsOf(registry).map((act) => createActResolver(act, registry)),
    ...createChangeResolver(registry),
  ];
  const schema = buildSchemaSync({
    resolvers,
    orphanedTypes: [FeedRecord, Case, Party, Clock],
    validate: false,
    emitSchemaFile: false,
    pubSub: noPubSub,
  });
  return allowOutage(passEntered(schema), registry);
}

/** type-graphql's own ends the process once a subscriber lags; ours are bound to the change log. */
const noPubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Changes are followed through the change log');
  },
};
