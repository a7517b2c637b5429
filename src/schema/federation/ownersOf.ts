import type { Agency } from '../../codes/agencies.ts';
import { lowerFirst } from '../../entities/lowerFirst.ts';
import type { Registry } from '../../policy/Registry.ts';
import { actsOf } from '../../policy/transitions/acts.ts';
import { publishedField } from '../../resolvers/changes/publishedField.ts';

/** Who serves a field: one agency, those that publish, or every one that can reach its type. */
type Owner = Agency | 'publishers' | 'each';

/** Tells who serves a field of a type. */
export type OwnerOf = (type: string, field: string) => Owner;

/** The spine, whose fields are told by the coordinating body alone: on it the agencies meet. */
const spine = new Set(['Case', 'Party', 'Clock']);
/** Limits run across agencies, so what a record began and ended is told by the coordinating body. */
export const acrossAgencies: ReadonlySet<string> = new Set(['clocks', 'endedClocks']);

/**
 * Root fields that are about what one hub holds. Routers ask the coordinating body, and an agency's
 * own hub answers them for its own records beside its subgraph.
 */
const ofOneHub = new Set([
  ...['me', 'markRecord', 'confirmMarking', 'markingChanges', 'whyWithheld', 'statistics'],
  ...['disclosures', 'subjectReport', 'recordOnwardDisclosure', 'recalls', 'acknowledgeRecall'],
  ...['objections', 'raiseObjection', 'answerObjection', 'takeBackObjection'],
]);

/** The mutations that revise records of a feed. */
function revisionsOf(feed: string): readonly string[] {
  return [`correct${feed}`, `withdraw${feed}`];
}

/** The same index for what an agency's own hub answers in all, beside the router too. */
export function withOwnRoots(ownerOf: OwnerOf): OwnerOf {
  return (type, field) =>
    ['Query', 'Mutation'].includes(type) && ofOneHub.has(field) ? 'each' : ownerOf(type, field);
}

/** The owner index by which the hub's schema is carved: a feed and all that leads to it is its agency's. */
export function ownersOf(registry: Registry): OwnerOf {
  const agencyOf = new Map(registry.feeds.map(({ name, agency }) => [name, agency as Agency]));
  const lists = new Map(registry.feeds.map((feed) => [lowerFirst(feed.plural), feed.agency]));
  const roots = new Map<string, Agency>([
    ...registry.feeds.flatMap(({ name, plural, agency }): [string, Agency][] =>
      [
        lowerFirst(name),
        lowerFirst(plural),
        `publish${name}`,
        `publish${plural}`,
        ...revisionsOf(name),
        publishedField(name),
      ].map((field) => [field, agency]),
    ),
    ...actsOf(registry).map(({ name, feed }): [string, Agency] => [
      name,
      registry.clause(feed).publisher,
    ]),
  ]);
  const isRoot = (type: string) => ['Query', 'Mutation', 'Subscription'].includes(type);
  return (type, field) => {
    if (isRoot(type)) return roots.get(field) ?? 'coordination';
    const feed = agencyOf.get(type);
    if (feed === undefined && !spine.has(type) && type !== 'FeedRecord') return 'each';
    if (field === 'id') return 'each';
    if (spine.has(type)) return lists.get(field) ?? 'coordination';
    if (acrossAgencies.has(field)) return 'coordination';
    return feed ?? 'publishers';
  };
}
