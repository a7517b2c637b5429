import { createRequire } from 'node:module';
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { IMiddlewareTypeMap } from 'graphql-middleware';
import type { IRules } from 'graphql-shield';
import { agencies } from '../codes/agencies.ts';
import { HubError } from '../errors.ts';
import { capacityOf } from '../policy/decide.ts';
import type { Registry } from '../policy/Registry.ts';
import { actsOf } from '../policy/transitions/acts.ts';
import type { Context } from '../resolvers/Context.ts';

// graphql-shield fails to load as an ES module on Node 23 and later.
const require = createRequire(import.meta.url);
const { shield, rule, deny }: typeof import('graphql-shield') = require('graphql-shield');
const { applyMiddleware }: typeof import('graphql-middleware') = require('graphql-middleware');

/**
 * The outer belt: every root field has a rule derived from the regulation, and what has none is
 * denied. It guards the roots only, for below a root everything comes out of the projection, and a
 * wrapper on each field would cost three times the execution.
 */
export function applyBelt(
  schema: GraphQLSchema,
  registry: Registry,
  reads: readonly string[],
): GraphQLSchema {
  const reader = rule('reader', { cache: 'no_cache' })((_, __, context: Context) =>
    context.reader.status === 'ACTIVE' ? true : new HubError('READER_INACTIVE'),
  );
  const handler = rule('handler', { cache: 'no_cache' })((_, __, context: Context) =>
    mayHandle(context)
      ? true
      : new HubError('FORBIDDEN', { remedy: 'Let a handling officer do it.' }),
  );
  // Whoever reads no content has nothing to be sent (三员分立).
  const follower = rule('follower', { cache: 'no_cache' })((_, __, { reader: who }: Context) =>
    capacityOf(who) === undefined
      ? new HubError('FORBIDDEN', { remedy: 'Let an officer or application register it.' })
      : true,
  );
  const publishing = registry.feeds.flatMap((feed) => {
    const clause = registry.clause(feed.name);
    const publisher = rule(`publisher of ${feed.name}`, { cache: 'no_cache' })(
      (_, __, context: Context) => {
        if (mayPublish(context, clause.publisher)) return true;
        const { en, zh } = agencies[clause.publisher];
        return new HubError('NOT_PUBLISHER', {
          publisher: en,
          publisherZh: zh,
          feed: feed.name,
          article: clause.article,
        });
      },
    );
    return [
      [`publish${feed.name}`, publisher],
      [`publish${feed.plural}`, publisher],
      [`correct${feed.name}`, publisher],
      [`withdraw${feed.name}`, publisher],
    ] as const;
  });
  const acting = actsOf(registry).map(({ name, feed, article }) => {
    const { publisher } = registry.clause(feed);
    const { en, zh } = agencies[publisher];
    const actor = rule(`actor of ${name}`, { cache: 'no_cache' })(
      (_, __, context: Context) =>
        mayPublish(context, publisher) ||
        new HubError('NOT_ACTOR', { agency: en, agencyZh: zh, article }),
    );
    return [name, actor] as const;
  });
  const auditor = rule('auditor', { cache: 'no_cache' })((_, __, context: Context) =>
    mayAudit(context) ? true : new HubError('FORBIDDEN', { remedy: 'Let an auditor ask.' }),
  );
  const ledger = rule('auditor or owner', { cache: 'no_cache' })((_, __, context: Context) =>
    mayAudit(context) || mayHandle(context)
      ? true
      : new HubError('FORBIDDEN', { remedy: 'Let an auditor or a handling officer ask.' }),
  );
  const administrator = rule('administrator', { cache: 'no_cache' })(
    (_, __, { reader: who }: Context) =>
      (who.status === 'ACTIVE' && who.posts.includes('administrator')) ||
      new HubError('FORBIDDEN', { remedy: 'Let an administrator do it.' }),
  );
  const rules = {
    Query: {
      '*': deny,
      ...Object.fromEntries(reads.map((name) => [name, reader])),
      me: reader,
      whyWithheld: reader,
      statistics: reader,
      signals: handler,
      funnel: reader,
      holidays: reader,
      markingChanges: handler,
      accessRequests: handler,
      disclosures: ledger,
      recalls: handler,
      objections: handler,
      subjectReport: auditor,
      webhooks: follower,
      deadLetters: follower,
    },
    Mutation: {
      '*': deny,
      ...Object.fromEntries(publishing),
      ...Object.fromEntries(acting),
      markRecord: handler,
      answerSignal: handler,
      confirmMarking: handler,
      requestAccess: handler,
      requestUnsealing: handler,
      decideAccess: handler,
      recordOnwardDisclosure: handler,
      acknowledgeRecall: handler,
      raiseObjection: handler,
      answerObjection: handler,
      takeBackObjection: handler,
      setHolidays: administrator,
      registerWebhook: follower,
      rotateWebhookSecret: follower,
      disableWebhook: follower,
      enableWebhook: follower,
      deleteWebhook: follower,
      replayWebhook: follower,
      replayDeadLetters: follower,
    },
  };
  const denied = new HubError('FORBIDDEN', { remedy: 'Ask the owner of the regulation.' });
  const belt = shield(served(rules, schema), { allowExternalErrors: true, fallbackError: denied });
  return applyMiddleware(schema, generated(belt, schema));
}

type Belt = typeof deny | ReturnType<ReturnType<typeof rule>>;

/** The rules of the fields that the schema has: an agency's hub has its part of them only. */
function served(
  rules: Readonly<Record<string, Readonly<Record<string, Belt>>>>,
  schema: GraphQLSchema,
): IRules {
  return Object.fromEntries(
    Object.entries(rules).map(([type, ofType]) => {
      const found = schema.getType(type);
      const fields = isObjectType(found) ? found.getFields() : {};
      const kept = Object.entries(ofType).filter(([name]) => name === '*' || name in fields);
      return [type, Object.fromEntries(kept)];
    }),
  );
}

function mayPublish(context: Context, publisher: string): boolean {
  return mayHandle(context) && context.reader.agency === publisher;
}

/** Officers who handle cases for an agency of the linkage. */
function mayHandle({ reader }: Context): boolean {
  return capacityOf(reader) === reader.agency && reader.posts.includes('handler');
}

/** Who reads the log of disclosures, and no content. */
function mayAudit({ reader }: Context): boolean {
  return reader.status === 'ACTIVE' && reader.posts.includes('auditor');
}

/** The belt's wrappers of the root types; those of other types would only allow. */
function generated(belt: ReturnType<typeof shield>, schema: GraphQLSchema): IMiddlewareTypeMap {
  const wrappers = belt.generate(schema);
  if (typeof wrappers !== 'object') throw new Error('The belt generates one wrapper per type');
  const roots = ['Query', 'Mutation'];
  return Object.fromEntries(Object.entries(wrappers).filter(([type]) => roots.includes(type)));
}
