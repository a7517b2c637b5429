import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import type { FeedDefinition } from '../entities/Feed.ts';
import type { Context } from './Context.ts';
import { checkReason } from './checkReason.ts';
import { revise } from './correct/revise.ts';
import {
  checkKey,
  type EnteredInfo,
  keyText,
  markReceipt,
  receiptOf,
} from './createPublishResolver.ts';
import { idOf } from './idOf.ts';
import { receiptTypes } from './shape/receiptTypes.ts';

const versionText =
  'The version that you have before you; VERSION_CONFLICT if there is a later one. 所依据的版本';
const reasonText =
  'Why, 10 to 500 characters; shown to your own agency and kept with the version. 更正或撤回理由';

/** The two ways to revise a record of a feed: to correct it, and to withdraw it. */
export function createCorrectionResolver(feed: FeedDefinition): new () => object {
  const { one } = receiptTypes(feed);
  const { name } = feed;

  @Resolver()
  class CorrectionResolver {
    @Mutation(() => one, {
      name: `correct${name}`,
      description: `Corrects a record of your organ by a new version; the one before stays in its history. Fields left out stay, null empties one. Checked as a publication is; clocks and stage are worked out again, and whoever was shown a corrected field is told. Where hubs run apart, NOT_FEDERATED names the fields that cannot be corrected, since stage, limits or readers hang on them. 更正. ${feed.description}`,
    })
    async correct(
      @Arg('id', () => ID, { description: 'Id of the record. 记录号' }) id: string,
      @Arg('expectedVersion', () => Int, { description: versionText }) expectedVersion: number,
      @Arg('patch', () => feed.input, { description: 'The corrected fields. 更正内容' })
      _patch: object,
      @Arg('reason', () => String, { description: reasonText }) reason: string,
      @Arg('idempotencyKey', () => String, { description: keyText }) idempotencyKey: string,
      @Ctx() context: Context,
      @Info() info: EnteredInfo,
    ): Promise<unknown> {
      checkKey(idempotencyKey);
      markReceipt(context, info);
      const [patch = {}] = info.entered;
      const of = { feed, id: idOf(id), expectedVersion, patch, idempotencyKey };
      return receiptOf(context, await revise(context, { ...of, reason: checkReason(reason) }));
    }

    @Mutation(() => one, {
      name: `withdraw${name}`,
      description: `Withdraws a record of your organ: from then on nobody finds it but as of an earlier time. Clocks and stage are worked out again, and whoever was shown it is told. Where hubs run apart, refused with NOT_FEDERATED. 撤回. ${feed.description}`,
    })
    async withdraw(
      @Arg('id', () => ID, { description: 'Id of the record. 记录号' }) id: string,
      @Arg('expectedVersion', () => Int, { description: versionText }) expectedVersion: number,
      @Arg('reason', () => String, { description: reasonText }) reason: string,
      @Arg('idempotencyKey', () => String, { description: keyText }) idempotencyKey: string,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      checkKey(idempotencyKey);
      markReceipt(context, info);
      const of = { feed, id: idOf(id), expectedVersion, patch: undefined, idempotencyKey };
      return receiptOf(context, await revise(context, { ...of, reason: checkReason(reason) }));
    }
  }
  return CorrectionResolver;
}
