import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { markingLevels } from '../codes/markingLevels.ts';
import type { FeedDefinition } from '../entities/Feed.ts';
import { HubError } from '../errors.ts';
import { isStateSecret } from '../policy/intake/checkSecrecy.ts';
import type { Context } from './Context.ts';
import type { Published, RowResult } from './publish/Published.ts';
import { publish } from './publish/publish.ts';
import { reread } from './reread.ts';
import { receiptTypes } from './shape/receiptTypes.ts';

type Input = Readonly<Record<string, unknown>>;

/** The records of a publication as they were parsed; see `passEntered`. */
export interface EnteredInfo extends GraphQLResolveInfo {
  readonly entered: readonly Input[];
}

/** The two ways to publish a feed: one record, and a batch of them. */
export function createPublishResolver(feed: FeedDefinition): readonly (new () => object)[] {
  const { one, batch } = receiptTypes(feed);

  @Resolver()
  class PublishResolver {
    @Mutation(() => one, {
      name: `publish${feed.name}`,
      description: `Publishes one record: ${feed.description}`,
    })
    async publishOne(
      @Arg('input', () => feed.input) _input: Input,
      @Arg('idempotencyKey', () => String, { description: keyText }) idempotencyKey: string,
      @Ctx() context: Context,
      @Info() info: EnteredInfo,
    ): Promise<unknown> {
      checkKey(idempotencyKey);
      markReceipt(context, info);
      const { entered: inputs } = info;
      const request = { feed, inputs, idempotencyKey, atomic: true };
      const [row] = (await publish(context, request)).rows;
      return receiptOf(context, row);
    }

    @Mutation(() => batch, {
      name: `publish${feed.plural}`,
      description: `Publishes up to 1000 records; sound rows are stored, the others reported. ${feed.description}`,
    })
    async publishMany(
      @Arg('inputs', () => [feed.input]) _inputs: readonly Input[],
      @Arg('idempotencyKey', () => String, { description: keyText }) idempotencyKey: string,
      @Ctx() context: Context,
      @Info() info: EnteredInfo,
      @Arg('allOrNothing', () => Boolean, {
        nullable: true,
        description: 'Store none if one row is refused. 全部成功或全部不录',
      })
      allOrNothing?: boolean,
    ): Promise<unknown> {
      checkKey(idempotencyKey);
      markReceipt(context, info);
      const { entered: inputs } = info;
      const atomic = allOrNothing === true;
      const published = await publish(context, { feed, inputs, idempotencyKey, atomic });
      return batchReceipt(context, published);
    }
  }

  @Resolver(() => one)
  class ReceiptResolver {
    @FieldResolver(() => feed.of, {
      nullable: true,
      description: 'The record as you may see it. 记录',
    })
    record(
      @Root() receipt: { readonly recordId: string },
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      return reread(context, receipt.recordId, info);
    }
  }
  return [PublishResolver, ReceiptResolver];
}

export const keyText =
  'Your key of this publication, 8 to 200 characters: the same key with the same body gives the same receipt. 幂等键';

export function checkKey(key: string): void {
  if (key.length >= 8 && key.length <= 200 && !key.includes('\0')) return;
  throw new HubError('BAD_IDEMPOTENCY_KEY', { least: 8, most: 200 });
}

/** A receipt tells of a case, so it is internal to the agencies of the linkage. */
export function markReceipt(
  { portions }: Context,
  { fieldNodes: [node] }: Pick<GraphQLResolveInfo, 'fieldNodes'>,
): void {
  const path = node?.alias?.value ?? node?.name.value ?? '';
  portions.push({ path, bits: markingLevels.INTERNAL.bit, audiences: [], counts: [], fields: [] });
}

/** The receipt of one row. Throws why it was refused. */
export function receiptOf(
  { stored }: Pick<Context, 'stored'>,
  row: RowResult | undefined,
): unknown {
  if (row?.accepted === undefined) throw refused(row);
  stored.push(row.accepted);
  return { ...row.accepted, replayed: row.replayed };
}

function refused(row: RowResult | undefined): HubError {
  const problems = row?.problems ?? [];
  const rejected = problems.filter((problem) => problem.severity === 'reject');
  const [only] = rejected;
  if (isStateSecret(problems)) return new HubError('STATE_SECRET', { problems });
  const details = { count: rejected.length, problems };
  if (only?.code === 'DUPLICATE_NUMBER') return new HubError('DUPLICATE_NUMBER', details);
  if (only?.code === 'SOURCE_CONFLICT') return new HubError('SOURCE_CONFLICT', details);
  return new HubError('INPUT_REJECTED', details);
}

function batchReceipt({ stored }: Pick<Context, 'stored'>, { rows }: Published): unknown {
  for (const { accepted: one } of rows) if (one !== undefined) stored.push(one);
  const accepted = rows.filter((row) => row.accepted !== undefined).length;
  return {
    accepted,
    rejected: rows.length - accepted,
    rows: rows.map((row, index) => ({
      index,
      receipt: row.accepted && { ...row.accepted, replayed: row.replayed },
      problems: row.problems,
    })),
  };
}
