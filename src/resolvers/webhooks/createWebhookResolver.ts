import { randomBytes } from 'node:crypto';
import { type GraphQLResolveInfo, parse, specifiedRules, validate } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { newId } from '../../codes/newId.ts';
import * as sql from '../../db/webhooks/webhookSql.ts';
import { HubError } from '../../errors.ts';
import { refuseTarget } from '../../policy/webhookTarget.ts';
import type { Context, WebhookDesk } from '../Context.ts';
import { type ChangeFilter, scopeOf } from '../changes/Scope.ts';
import { startOf } from '../changes/startOf.ts';
import { idOf } from '../idOf.ts';
import { eventDocument } from './eventDocument.ts';
import { DeadLetter, Webhook, WebhookSecret } from './Webhook.ts';

const mostWebhooks = 20;
const longestSelect = 4000;
const secretBytes = 32;

interface Row extends Omit<Webhook, 'filter' | 'select' | 'cursor'> {
  readonly filter: ChangeFilter;
  readonly selection: string;
  readonly position: number;
}

/** How a reader has changes sent to an address of its own, with its own rights. */
export function createWebhookResolver(filterType: new () => object): new () => object {
  const id = { description: 'Id of the webhook. 编号' };

  @Resolver()
  class WebhookResolver {
    @Mutation(() => WebhookSecret, {
      description:
        'Has changes sent to an address (https, Standard Webhooks). It is sent a challenge first, and answers it with 200 and the challenge. 登记推送地址',
    })
    async registerWebhook(
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
      @Arg('url', () => String, { description: 'The address. 地址' }) url: string,
      @Arg('filter', () => filterType, { nullable: true }) filter?: ChangeFilter,
      @Arg('select', () => String, {
        nullable: true,
        description: 'More fields of the event, such as record { id hubCaseNo }. 附加字段',
      })
      select?: string,
    ): Promise<WebhookSecret> {
      const { desk, changes, pool } = open(context);
      const what = refuseTarget(url, desk.rules);
      if (what !== undefined) throw new HubError('BAD_WEBHOOK', { what });
      scopeOf(filter ?? {});
      checkSelect(select ?? '', info);
      const secret = randomBytes(secretBytes);
      const { rows } = await pool.query<Row>(sql.insertSql, [
        newId('Webhook'),
        context.reader.login,
        url,
        JSON.stringify(filter ?? {}),
        select ?? '',
        desk.seal.seal(secret),
        mostWebhooks,
        changes.log.head,
        context.errand.presumed ? null : (context.errand.purpose ?? null),
      ]);
      if (rows.length === 0) {
        throw new HubError('TOO_MANY_STREAMS', { what: 'webhooks', limit: mostWebhooks });
      }
      desk.wake();
      return { webhook: found(rows, context), secret: shownSecret(secret) };
    }

    @Mutation(() => WebhookSecret, {
      description: 'Draws a new secret. Deliveries are signed with both for 24 hours. 更换推送密钥',
    })
    async rotateWebhookSecret(
      @Ctx() context: Context,
      @Arg('id', () => ID, id) webhook: string,
    ): Promise<WebhookSecret> {
      const { desk } = open(context);
      const secret = randomBytes(secretBytes);
      const shown = await change(context, sql.rotateSql, webhook, desk.seal.seal(secret));
      return { webhook: shown, secret: shownSecret(secret) };
    }

    @Mutation(() => Webhook, { description: 'Sends no more to the address. 停用推送地址' })
    disableWebhook(
      @Ctx() context: Context,
      @Arg('id', () => ID, id) webhook: string,
    ): Promise<Webhook> {
      return change(context, sql.disableSql, webhook);
    }

    @Mutation(() => Webhook, {
      description: 'Challenges the address again and goes on where it stopped. 启用推送地址',
    })
    enableWebhook(
      @Ctx() context: Context,
      @Arg('id', () => ID, id) webhook: string,
    ): Promise<Webhook> {
      return change(context, sql.enableSql, webhook);
    }

    @Mutation(() => Webhook, { description: 'Forgets the address. 删除推送地址' })
    deleteWebhook(
      @Ctx() context: Context,
      @Arg('id', () => ID, id) webhook: string,
    ): Promise<Webhook> {
      return change(context, sql.removeSql, webhook);
    }

    @Mutation(() => Webhook, {
      description: 'Sends again everything after a cursor of the same filter. 从游标重新推送',
    })
    async replayWebhook(
      @Ctx() context: Context,
      @Arg('id', () => ID, id) webhook: string,
      @Arg('after', () => String, { description: 'Cursor of an event. 游标' }) after: string,
    ): Promise<Webhook> {
      const { changes, pool } = open(context);
      const { rows } = await pool.query<Row>(sql.listSql, [context.reader.login]);
      const own = rows.find((row) => row.id === idOf(webhook));
      if (own === undefined) throw new HubError('NOT_FOUND');
      const position = await startOf(after, changes, bindingOf(own, context));
      return change(context, sql.replaySql, webhook, position);
    }

    @Mutation(() => Number, {
      description: 'Sends dead letters again, once: those named, or all. Tells how many. 重发死信',
    })
    async replayDeadLetters(
      @Ctx() context: Context,
      @Arg('id', () => ID, id) webhook: string,
      @Arg('events', () => [ID], { nullable: true, description: 'Ids of events. 事件号' })
      events?: readonly string[],
    ): Promise<number> {
      const { desk, pool } = open(context);
      const values = [idOf(webhook), context.reader.login, events ?? null];
      const { rows } = await pool.query<{ count: number }>(sql.againSql, values);
      desk.wake();
      return rows[0]?.count ?? 0;
    }

    @Query(() => [Webhook], { description: 'The addresses that you registered. 推送地址' })
    async webhooks(@Ctx() context: Context): Promise<readonly Webhook[]> {
      const { pool } = open(context);
      const { rows } = await pool.query<Row>(sql.listSql, [context.reader.login]);
      return rows.map((row) => shownWebhook(row, context));
    }

    @Query(() => [DeadLetter], {
      description: 'Events that an address did not take, oldest first, at most 200. 死信',
    })
    async deadLetters(
      @Ctx() context: Context,
      @Arg('webhook', () => ID, id) webhook: string,
    ): Promise<readonly DeadLetter[]> {
      const { pool } = open(context);
      const values = [idOf(webhook), context.reader.login];
      return (await pool.query<DeadLetter>(sql.deadLettersSql, values)).rows;
    }
  }
  return WebhookResolver;
}

function open({ services }: Context) {
  const { webhooks, changes, pool } = services;
  if (webhooks === undefined || changes === undefined) {
    throw new Error('This process follows no change log');
  }
  const desk: WebhookDesk = webhooks;
  return { desk, changes, pool };
}

async function change(
  context: Context,
  text: string,
  webhook: string,
  ...more: readonly unknown[]
): Promise<Webhook> {
  const { desk, pool } = open(context);
  const { rows } = await pool.query<Row>(text, [idOf(webhook), context.reader.login, ...more]);
  desk.wake();
  return found(rows, context);
}

function found([row]: readonly Row[], context: Context): Webhook {
  if (row === undefined) throw new HubError('NOT_FOUND');
  return shownWebhook(row, context);
}

function shownWebhook(row: Row, context: Context): Webhook {
  const { changes } = open(context);
  const { filter, selection, position, ...shown } = row;
  const cursor = changes.seal.seal(position, bindingOf(row, context));
  return { ...shown, filter: JSON.stringify(filter), select: selection, cursor };
}

function bindingOf({ filter }: Row, context: Context) {
  return open(context).changes.seal.bind(context.reader.login, scopeOf(filter).text);
}

function checkSelect(select: string, { schema }: GraphQLResolveInfo): void {
  if (select.length > longestSelect) throw new HubError('BAD_WEBHOOK', { what: 'select is long' });
  try {
    const document = parse(eventDocument(select), { maxTokens: longestSelect });
    if (validate(schema, document, specifiedRules).length === 0) return;
  } catch {
    // What is no document is refused as one that does not fit.
  }
  throw new HubError('BAD_WEBHOOK', { what: 'select does not fit the schema' });
}

function shownSecret(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}
