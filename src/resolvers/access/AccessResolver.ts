import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { requestsSql, sealedCaseSql } from '../../db/access/accessSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { scalars } from '../../entities/kinds/scalars.ts';
import { HubError } from '../../errors.ts';
import { doorPass } from '../../policy/doorPass.ts';
import type { Context } from '../Context.ts';
import { checkReason } from '../checkReason.ts';
import { idOf } from '../idOf.ts';
import { AccessRequest, purposes } from './AccessRequest.ts';
import { askAccess } from './askAccess.ts';
import { decideAccess } from './decideAccess.ts';
import { findPointer } from './findPointer.ts';

/** How an organ asks to read what another keeps to named readers, and how that one decides. */
@Resolver()
export class AccessResolver {
  @Mutation(() => AccessRequest, {
    description:
      'Asks the owner of a record to open it to your organ; the handle is in case.pointers. 申请查阅',
  })
  async requestAccess(
    @Arg('case', () => ID, { description: 'Id of the case. 案件编号' }) theCase: string,
    @Arg('handle', () => ID, { description: 'Handle of the record. 申请凭据' }) handle: string,
    @Arg('purpose', () => purposes, { description: 'For what. 目的' }) purpose: string,
    @Arg('reason', () => String, { description: 'Why, 10 to 500 characters. 理由' }) reason: string,
    @Ctx() context: Context,
  ): Promise<AccessRequest> {
    const why = { purpose, reason: checkReason(reason) };
    const caseId = idOf(theCase);
    const found = await findPointer(context, caseId, handle.slice(0, 64).replaceAll('\0', ''));
    if (found === undefined) throw new HubError('NOT_FOUND');
    const { kind, owner, recordId } = found;
    return askAccess(context, { kind, id: recordId, caseId, owner }, why);
  }

  @Mutation(() => AccessRequest, {
    description:
      'Asks to unseal the record of a minor for judicial need (刑事诉讼法 Art. 286); answers alike whether there is one. 申请解封查阅',
  })
  async requestUnsealing(
    @Arg('hubCaseNo', () => String, { description: 'Hub case number. 平台统一案件号' })
    hubCaseNo: string,
    @Arg('purpose', () => purposes, { description: 'For what. 目的' }) purpose: string,
    @Arg('reason', () => String, { description: 'Why, 10 to 500 characters. 理由' }) reason: string,
    @Ctx() context: Context,
  ): Promise<AccessRequest> {
    const why = { purpose, reason: checkReason(reason) };
    const { rows } = await queryWithPass<{ id: string; owner: string }>(
      context.services.pool,
      doorPass,
      { text: sealedCaseSql, values: [hubCaseNo.trim().replaceAll('\0', '')] },
    );
    const [found] = rows;
    const subject = { kind: 'Case', id: found?.id, caseId: found?.id, owner: found?.owner };
    return askAccess(context, subject, why);
  }

  @Mutation(() => AccessRequest, {
    description:
      'Decides a request to your organ: grants it until a time, at most 180 days ahead, or refuses it. 决定查阅申请',
  })
  decideAccess(
    @Arg('request', () => ID, { description: 'Id of the request. 申请编号' }) request: string,
    @Arg('answer', () => String, { description: 'Why, 10 to 500 characters. 答复' }) answer: string,
    @Ctx() context: Context,
    @Arg('until', () => scalars.dateTime, {
      nullable: true,
      description: 'Until when access is granted; left out, it is refused. 期限',
    })
    until?: string,
  ): Promise<AccessRequest> {
    return decideAccess(context, {
      request: idOf(request),
      answer: checkReason(answer),
      until: until === undefined || until === null ? undefined : new Date(until),
    });
  }

  @Query(() => [AccessRequest], {
    description: 'Requests of your organ and to it, newest first, at most 200. 查阅申请',
  })
  async accessRequests(
    @Ctx() { reader, pass, services }: Context,
  ): Promise<readonly AccessRequest[]> {
    const { rows } = await queryWithPass<{ request: AccessRequest }>(services.pool, pass, {
      text: requestsSql,
      values: [reader.organId],
    });
    return rows.map((row) => row.request);
  }
}
