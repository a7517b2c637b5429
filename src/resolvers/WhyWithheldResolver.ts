import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Compiler } from '../db/projection/Compiler.ts';
import { compileOne } from '../db/projection/compileOne.ts';
import type { Withheld } from '../db/projection/Model.ts';
import type { Projection } from '../db/projection/Projection.ts';
import type { Selection } from '../db/projection/Selection.ts';
import { bind, type Statement } from '../db/projection/Statement.ts';
import type { View } from '../db/projection/View.ts';
import { runStatement } from '../db/runStatement.ts';
import { HubError } from '../errors.ts';
import { explainWithheld } from '../policy/explainWithheld.ts';
import type { Context } from './Context.ts';
import { idOf } from './idOf.ts';
import { typeOfId } from './typeOfId.ts';

@ObjectType('WithheldExplanation', {
  description: 'Why a field of a record is not shown to you. 不予显示的说明',
})
export class WithheldExplanation {
  @Field(() => String, { description: 'Name of the field. 字段' })
  field!: string;

  @Field(() => Boolean, {
    description: 'Whether you are shown it; what is null then was not entered. 是否显示',
  })
  shown!: boolean;

  @Field(() => String, { nullable: true, description: 'Code, as in `withheld`. 原因' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'The article that withholds it. 依据' })
  article?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stage, event or day that opens it. 解除阶段、事件或日期',
  })
  until?: string | null;

  @Field(() => String, { description: 'The hurdle in words. 英文说明' })
  explanation!: string;

  @Field(() => String, { description: 'The hurdle in Chinese. 中文说明' })
  explanationZh!: string;
}

/** Under which the planner keeps the statements, one for each type and profile. */
const plans = {};
const parts = ['field', 'reason', 'article', 'until'] as const;

/** Answers why a field is withheld, out of the same projection that withholds it. */
@Resolver()
export class WhyWithheldResolver {
  @Query(() => WithheldExplanation, {
    nullable: true,
    description:
      'Why a field of a record, case or party is not shown to you; null for a record that you may not see, as for one that does not exist. 为何不予显示',
  })
  async whyWithheld(
    @Arg('record', () => ID, { description: 'Id of the record. 记录号' }) record: string,
    @Arg('field', () => String, { description: 'Name of the field. 字段' }) field: string,
    @Ctx() { services, view, pass, readerValues, shown }: Context,
  ): Promise<WithheldExplanation | null> {
    const id = idOf(record);
    const type = typeOfId(services.registry, record);
    if (type === undefined) return null;
    // The type stands in the id, so whether it has the field tells nothing of the record.
    if (!services.registry.model(type).cells.has(field)) {
      throw new HubError('BAD_FILTER', { what: 'field' });
    }
    const key = `${view.profile}|${type}`;
    const statement = services.planner.plan(plans, key, () => explaining(type, view));
    const values = bind(statement, readerValues, { id });
    const rows = await runStatement(services.pool, pass, statement, values);
    const answer = statement.answer(rows);
    // That there is such a record is told in any case.
    shown.push(...answer.shown);
    const found: unknown = JSON.parse(answer.json);
    return found === null ? null : explained(field, withheldIn(found, field));
  }
}

function explaining(type: string, view: View): Statement {
  const compiler = new Compiler(view, 'document');
  const id = { kind: 'variable', path: ['id'], value: '' } as const;
  const restrict = (projection: Projection) =>
    `${projection.key('id')} = ${compiler.params.argument(id, 'uuid')}`;
  return compileOne(type, restrict, withheldOf(type), compiler);
}

/** The selection `{ withheld { field reason article until } }` of a record. */
function withheldOf(type: string): Selection {
  const plain = { args: new Map(), fields: [] };
  const fields = parts.map((name) => ({ ...plain, key: name, field: name, type: 'WithheldField' }));
  const withheld = { ...plain, key: 'withheld', field: 'withheld', type, fields };
  return { ...plain, key: 'record', field: 'record', type, fields: [withheld] };
}

function withheldIn(row: unknown, field: string): Withheld | undefined {
  const list: unknown = typeof row === 'object' && row !== null && Reflect.get(row, 'withheld');
  const items: readonly (Withheld & { field: string })[] = Array.isArray(list) ? list : [];
  return items.find((one) => one.field === field);
}

function explained(field: string, withheld: Withheld | undefined): WithheldExplanation {
  if (withheld === undefined) {
    const explanation = 'You are shown the field; where it is null, nothing was entered.';
    return { field, shown: true, explanation, explanationZh: '该字段向您显示；为空即未填写。' };
  }
  const [explanation, explanationZh] = explainWithheld(withheld);
  const { reason, article, until } = withheld;
  return { field, shown: false, reason, article, until, explanation, explanationZh };
}
