import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Registry } from '../../policy/Registry.ts';
import type { Act } from '../../policy/transitions/Act.ts';
import type { Context } from '../Context.ts';
import {
  checkKey,
  type EnteredInfo,
  keyText,
  markReceipt,
  receiptOf,
} from '../createPublishResolver.ts';
import { receiptTypes } from '../shape/receiptTypes.ts';
import { actInput } from './actInput.ts';
import { doAct } from './doAct.ts';

/** One act of the online way as a mutation, made from its row of the table. */
export function createActResolver(act: Act, registry: Registry): new () => object {
  const feed = registry.feed(act.feed);
  const { one } = receiptTypes(feed);
  const input = actInput(act, feed);

  @Resolver()
  class ActResolver {
    @Mutation(() => one, {
      name: act.name,
      description: `${act.description} (${act.article}) Refused unless the step that the law puts before it has been done.`,
    })
    async act(
      @Arg('input', () => input) _input: object,
      @Arg('idempotencyKey', () => String, { description: keyText }) idempotencyKey: string,
      @Ctx() context: Context,
      @Info() info: EnteredInfo,
    ): Promise<unknown> {
      checkKey(idempotencyKey);
      markReceipt(context, info);
      const [entered = {}] = info.entered;
      return receiptOf(context, await doAct(context, { act, feed }, entered, idempotencyKey));
    }
  }
  return ActResolver;
}
