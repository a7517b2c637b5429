import { type GraphQLResolveInfo, getNamedType, isCompositeType } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { markingLevels } from '../../codes/markingLevels.ts';
import { fieldSet } from '../../db/evidence/FieldSet.ts';
import {
  type FoundObjection,
  objectionsSql,
  takeBackSql,
} from '../../db/objections/objectionSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import { checkReason } from '../checkReason.ts';
import { idOf } from '../idOf.ts';
import { selectionOf } from '../selectionOf.ts';
import { answerObjection } from './answerObjection.ts';
import { Objection, ObjectionWhere } from './Objection.ts';
import { raiseObjection } from './raiseObjection.ts';

const most = 200;

/** How organs object to one another's records, and how providers answer. */
@Resolver()
export class ObjectionResolver {
  @Query(() => [Objection], {
    description:
      'Objections of your organ, and those of others to its records, newest first; nobody else is told of them. At most 200. 异议',
  })
  async objections(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('where', () => ObjectionWhere, { nullable: true }) where?: ObjectionWhere | null,
    @Arg('first', () => Int, { nullable: true, description: '1 to 200, usually 50.' })
    first?: number | null,
  ): Promise<readonly Objection[]> {
    const size = first ?? 50;
    if (size < 1 || size > most) throw new HubError('BAD_PAGE', { least: 1, most });
    const { pass, reader, services } = context;
    const { open, record, case: caseId } = where ?? {};
    const { rows } = await queryWithPass<FoundObjection<Objection>>(services.pool, pass, {
      text: objectionsSql,
      values: [
        reader.organId,
        open ?? null,
        record ? idOf(record) : null,
        caseId ? idOf(caseId) : null,
        size,
      ],
    });
    tell(context, info, rows);
    return rows.map(({ objection }) => objection);
  }

  @Mutation(() => Objection, {
    description:
      'Objects to fields of a record of another organ that you are shown: the record is `disputed` from then on, until the provider has answered or you take it back. One objection of an organ to a record is open at a time. NOT_FOUND, NOT_OBJECTIONABLE. 提出异议',
  })
  async raiseObjection(
    @Arg('record', () => ID, { description: 'Id of the record. 记录号' }) record: string,
    @Arg('fields', () => [String], { description: 'Names of the fields. 字段' })
    fields: readonly string[],
    @Arg('reason', () => String, { description: 'Why, 10 to 500 characters. 理由' }) reason: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Objection> {
    const of = { record: idOf(record), fields, reason: checkReason(reason) };
    return marked(context, info, await raiseObjection(context, of));
  }

  @Mutation(() => Objection, {
    description:
      'Answers an objection to a record of your organ. It is upheld once one of its fields has been corrected, or the record withdrawn (NOT_MENDED before); else rejected. 答复异议',
  })
  async answerObjection(
    @Arg('objection', () => ID, { description: 'Id of the objection. 异议编号' }) id: string,
    @Arg('uphold', () => Boolean, { description: 'Whether it is right. 是否成立' }) uphold: boolean,
    @Arg('answer', () => String, { description: 'Why, 10 to 500 characters. 答复' }) answer: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Objection> {
    const of = { id: idOf(id), uphold, answer: checkReason(answer) };
    return marked(context, info, await answerObjection(context, of));
  }

  @Mutation(() => Objection, {
    description: 'Takes an open objection of your organ back. 撤回异议',
  })
  async takeBackObjection(
    @Arg('objection', () => ID, { description: 'Id of the objection. 异议编号' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Objection> {
    const { pass, reader, services } = context;
    const { rows } = await queryWithPass<FoundObjection<Objection>>(services.pool, pass, {
      text: takeBackSql,
      values: [reader.organId, idOf(id), 'TAKEN_BACK', null, reader.login],
    });
    const [row] = rows;
    if (row === undefined) throw new HubError('NOT_FOUND');
    return marked(context, info, row);
  }
}

type Found = FoundObjection<Objection>;

/** Reasons and answers speak of fields: they are marked as these are, and as internal at least. */
function mark(
  { portions }: Context,
  { fieldNodes: [node] }: GraphQLResolveInfo,
  found: readonly Found[],
): void {
  const path = node?.alias?.value ?? node?.name.value ?? '';
  let bits: number = markingLevels.INTERNAL.bit;
  for (const one of found) bits |= one.bits;
  portions.push({ path, bits, audiences: [], counts: [], fields: [] });
}

function marked(context: Context, info: GraphQLResolveInfo, found: Found): Objection {
  mark(context, info, [found]);
  return found.objection;
}

/** Who reads objections is on the log. */
function tell(context: Context, info: GraphQLResolveInfo, found: readonly Found[]): void {
  if (found.length === 0) return;
  mark(context, info, found);
  const { schema, fragments, variableValues: variables, returnType, fieldNodes } = info;
  const type = getNamedType(returnType);
  if (!isCompositeType(type)) throw new Error('Objections are objects');
  const { fields } = selectionOf(fieldNodes, type, { schema, fragments, variables });
  const names = fields.map(({ field }) => field).filter((name) => name !== '__typename');
  const rows = found.map(({ objection: { caseId, id } }) => `${caseId} ${id}`);
  context.shown.push({ set: fieldSet('Objection', names), rows });
}
