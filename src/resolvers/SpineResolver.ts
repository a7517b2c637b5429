import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { Case } from '../entities/coordination/Case.ts';
import { agency } from '../entities/kinds/agency.ts';
import { Node } from '../entities/Node.ts';
import type { Context } from './Context.ts';
import { type PlannedInfo, read } from './read.ts';
import { AsOf } from './shape/AsOf.ts';

/** The reader as the registry knows it (当前用户). */
@ObjectType('Me', { description: 'Who you are to the hub. 当前用户' })
export class Me {
  @Field(() => String, { description: 'Login. 登录名' })
  login!: string;

  @Field(() => String, { description: 'Officer or application. 类型' })
  kind!: string;

  @Field(() => ID, { description: 'Organ that you act for. 单位编号' })
  organId!: string;

  @Field(() => String, { description: 'Its name. 单位名称' })
  organName!: string;

  @Field(() => agency().graphql() as never, { description: 'Its agency. 机关' })
  agency!: string;

  @Field(() => ID, { description: 'Division that it is in charge of. 行政区划' })
  divisionCode!: string;

  @Field(() => [String], { description: 'Your posts. 岗位' })
  posts!: readonly string[];
}

/** Root fields of the spine: the case by any number, anything by its id, and who asks. */
@Resolver()
export class SpineResolver {
  @Query(() => Case, {
    nullable: true,
    description:
      'The case that a number belongs to: hub case number, document number or court case number, in any style of brackets; null if there is none that you may see. 按文号查案件',
  })
  caseByNumber(
    @Arg('number', () => String, { description: 'The number as printed. 文号或案号' })
    _number: string,
    @Arg('organ', () => ID, {
      nullable: true,
      description: 'Id of the issuing organ, where two organs use one number. 发文单位',
    })
    _organ: string | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo | PlannedInfo,
    @AsOf('case') _asOf?: string,
  ): Promise<unknown> {
    return read(context, info);
  }

  @Query(() => Node, {
    nullable: true,
    description: 'A case, party or record by its id; null if there is none that you may see.',
  })
  node(
    @Arg('id', () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo | PlannedInfo,
    @AsOf('case') _asOf?: string,
  ): Promise<unknown> {
    return read(context, info);
  }

  @Query(() => Me, { description: 'Who you are to the hub. 当前用户' })
  me(@Ctx() { reader }: Context): Me {
    const { login, kind, organId, organName, agency: of, divisionCode, posts } = reader;
    return { login, kind, organId, organName, agency: of, divisionCode, posts };
  }
}
