import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import { idOf } from '../idOf.ts';
import { RecallNotice, RecallWhere } from './RecallNotice.ts';

const most = 200;
const noticeJson = `json_build_object('id', r.id, 'kind', r.kind, 'feed', r.feed, 'recordId', r.record_id,
  'version', r.version, 'caseId', r.case_id, 'fields', r.fields, 'organId', r.organ_id,
  'ownerOrganId', r.owner_organ_id, 'orderedAt', r.ordered_at, 'dueAt', r.due_at, 'chases', r.chases,
  'acknowledgedAt', r.acknowledged_at,
  'acknowledgedBy', CASE WHEN r.organ_id = $1 THEN r.acknowledged_by END) AS notice`;

/** Recalls as the organs concerned see them. */
@Resolver()
export class RecallResolver {
  @Query(() => [RecallNotice], {
    description:
      'Recalls to your organ, and those of its own records to others, by due time; who looked covertly is not told to the owner. At most 200. 知悉内容变更通知',
  })
  async recalls(
    @Ctx() { pass, reader, services }: Context,
    @Arg('where', () => RecallWhere, { nullable: true }) where?: RecallWhere | null,
    @Arg('first', () => Int, { nullable: true, description: '1 to 200, usually 50.' })
    first?: number | null,
  ): Promise<readonly RecallNotice[]> {
    const size = first ?? 50;
    if (size < 1 || size > most) throw new HubError('BAD_PAGE', { least: 1, most });
    const { record, case: caseId, outstanding, overdue } = where ?? {};
    const { rows } = await queryWithPass<{ notice: RecallNotice }>(services.pool, pass, {
      text: `SELECT ${noticeJson} FROM coordination.recall r
        WHERE ($2::uuid IS NULL OR r.record_id = $2) AND ($3::uuid IS NULL OR r.case_id = $3)
          AND ($4::boolean IS NULL OR (r.acknowledged_at IS NULL) = $4)
          AND ($5::boolean IS NULL OR (r.acknowledged_at IS NULL AND r.due_at < now()) = $5)
        ORDER BY r.due_at, r.id LIMIT $6`,
      values: [
        reader.organId,
        record ? idOf(record) : null,
        caseId ? idOf(caseId) : null,
        outstanding ?? null,
        overdue ?? null,
        size,
      ],
    });
    return rows.map(({ notice }) => notice);
  }

  @Mutation(() => RecallNotice, {
    description:
      'Acknowledges a recall to your organ: what you were shown is put right or kept back. Doing it again changes nothing. 确认收到更正通知',
  })
  async acknowledgeRecall(
    @Arg('id', () => ID, { description: 'Id of the recall. 通知编号' }) id: string,
    @Ctx() { pass, reader, services }: Context,
  ): Promise<RecallNotice> {
    const { rows } = await queryWithPass<{ notice: RecallNotice }>(services.pool, pass, {
      text: `UPDATE coordination.recall r SET acknowledged_at = coalesce(r.acknowledged_at, now()),
          acknowledged_by = coalesce(r.acknowledged_by, $3)
        WHERE r.id = $2 AND r.organ_id = $1 RETURNING ${noticeJson}`,
      values: [reader.organId, idOf(id), reader.login],
    });
    const [row] = rows;
    if (row === undefined) throw new HubError('NOT_FOUND');
    return row.notice;
  }
}
