import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { newId } from '../../codes/newId.ts';
import { storeAnswer } from '../../db/signals/signalAnswers.ts';
import { HubError } from '../../errors.ts';
import { answerMarking } from '../../policy/answerMarking.ts';
import type { Context } from '../Context.ts';
import { checkReason } from '../checkReason.ts';
import { disclose } from '../disclose.ts';
import { idOf } from '../idOf.ts';
import type { Shape } from '../shape/shapesOf.ts';
import { readSignals, type SignalPage } from './readSignals.ts';
import { answers, kinds, SignalPageType, SignalType } from './SignalTypes.ts';

/** Cases of one page: each is looked at as a whole. */
const mostCases = 200;

/** Signals (预警) of the cases that a reader sees, and what officers make of them. */
export function createSignalResolver({ where }: Shape): new () => object {
  @Resolver()
  class SignalResolver {
    @Query(() => SignalPageType, {
      description:
        'Signals of cases, page by page of cases (at most 200, usually 50): what points to 以罚代刑, 有案不移, 有案不立, 立而不侦, missing entries and crimes. Each rests on what you may see. 预警',
    })
    async signals(
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
      @Arg('where', () => where, { nullable: true, description: 'Which cases. 案件范围' })
      given?: object,
      @Arg('kinds', () => [kinds], { nullable: true, description: 'Only these. 类别' })
      wanted?: readonly string[],
      @Arg('first', () => Int, { nullable: true }) first?: number,
      @Arg('after', () => String, { nullable: true }) after?: string,
    ): Promise<SignalPage> {
      const size = first ?? 50;
      if (size < 1 || size > mostCases) {
        throw new HubError('BAD_PAGE', { least: 1, most: mostCases });
      }
      const asked = { where: plain(given), first: size, after: after ?? null };
      const page = await readSignals(context, info.schema, asked);
      const signals = page.signals.filter(({ kind }) => wanted?.includes(kind) ?? true);
      return { ...page, signals };
    }

    @Mutation(() => SignalType, {
      description:
        'Answers a signal of a case: it is acted upon, or is a false alarm, and why. The latest answer stands; all are kept. 预警反馈',
    })
    async answerSignal(
      @Arg('case', () => ID, { description: 'Id of the case. 案件编号' }) theCase: string,
      @Arg('signal', () => ID, { description: 'Id of the signal. 预警编号' }) signalId: string,
      @Arg('answer', () => answers, { description: 'Answer. 处理意见' }) answer: string,
      @Arg('reason', () => String, { description: 'Why, 10 to 500 characters. 理由' })
      reason: string,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<SignalType> {
      const why = checkReason(reason);
      const where = { id: { eq: idOf(theCase) } };
      const page = await readSignals(context, info.schema, { where, first: 1, after: null });
      const signal = page.signals.find(({ id }) => id === signalId.toLowerCase());
      if (signal === undefined) throw new HubError('NOT_FOUND');
      const { operation, portions, shown } = context;
      await disclose(context, { marking: answerMarking(portions), shown, operation });
      const { caseId, divisionCode, kind, rule } = signal;
      const { organId, login } = context.reader;
      const stored = {
        ...{ id: newId('SignalAnswer'), signalId: signal.id, caseId, divisionCode, kind, rule },
        ...{ answer, reason: why, organId, login, answeredAt: new Date().toISOString() },
      };
      await storeAnswer(context.services.pool, context.pass, stored);
      return { ...signal, answer: stored };
    }
  }
  return SignalResolver;
}

/** Coerced inputs are instances of classes; the filter is read as plain data. */
function plain(given: object | undefined): unknown {
  return given === undefined || given === null ? null : JSON.parse(JSON.stringify(given));
}
