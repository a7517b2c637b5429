import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver, Subscription } from 'type-graphql';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { HubError } from '../../errors.ts';
import type { Registry } from '../../policy/Registry.ts';
import type { Context } from '../Context.ts';
import type { PlannedInfo } from '../read.ts';
import { createWebhookResolver } from '../webhooks/createWebhookResolver.ts';
import { changeTypes } from './changeTypes.ts';
import { publishedField } from './publishedField.ts';
import { readSince } from './readSince.ts';

const afterText =
  'Cursor of an event, heartbeat or page: what follows it comes first. Without it the stream begins now. 游标';

/**
 * The streams of changes. Their resolvers never run: the hub's own transports write each event once
 * for all subscribers who share it. Whoever executes them otherwise is refused.
 */
export function createChangeResolver(registry: Registry): readonly (new () => object)[] {
  const { change, page, filter, feedFilter, ofFeed } = changeTypes(registry);
  const options = { subscribe: refuse };

  @Resolver()
  class ChangeResolver {
    @Query(() => page, {
      name: 'changesSince',
      description:
        'The changes after a cursor, oldest first; without one from the oldest that is kept. For networks that let no stream through. 变更',
    })
    changesSince(
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo | PlannedInfo,
      @Arg('filter', () => filter, { nullable: true }) _filter?: object,
      @Arg('after', () => String, { nullable: true, description: afterText }) _after?: string,
      @Arg('first', () => Int, { nullable: true, description: '1 to 1000, usually 100.' })
      _first?: number,
    ): Promise<unknown> {
      return readSince(context, info);
    }

    @Subscription(() => change, {
      ...options,
      description: 'All changes that you may see, as they happen. 变更推送',
    })
    changes(
      @Arg('filter', () => filter, { nullable: true }) _filter?: object,
      @Arg('after', () => String, { nullable: true, description: afterText }) _after?: string,
    ): unknown {
      return refuse();
    }

    @Subscription(() => change, {
      ...options,
      description: 'The changes of one case that you may see, as they happen. 案件变更推送',
    })
    caseChanges(
      @Arg('id', () => ID) _id: string,
      @Arg('after', () => String, { nullable: true, description: afterText }) _after?: string,
    ): unknown {
      return refuse();
    }
  }

  const ofEach = (feed: FeedDefinition): (new () => object) => {
    const event = ofFeed(feed);

    @Resolver()
    class FeedChangeResolver {
      @Subscription(() => event, {
        ...options,
        name: publishedField(feed.name),
        description: `What becomes of the records that you may see, as it happens: ${feed.description}`,
      })
      changes(
        @Arg('filter', () => feedFilter, { nullable: true }) _filter?: object,
        @Arg('after', () => String, { nullable: true, description: afterText }) _after?: string,
      ): unknown {
        return refuse();
      }
    }
    return FeedChangeResolver;
  };
  return [ChangeResolver, createWebhookResolver(filter), ...registry.feeds.map(ofEach)];
}

function refuse(): never {
  throw new HubError('BAD_REQUEST', { what: 'subscriptions run over WebSocket or SSE' });
}
