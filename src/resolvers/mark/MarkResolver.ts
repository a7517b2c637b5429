import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { changesSql } from '../../db/marking/markingSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { ConfidentialityNote } from '../../entities/ConfidentialityNote.ts';
import type { Context } from '../Context.ts';
import { checkReason } from '../checkReason.ts';
import { idOf } from '../idOf.ts';
import { confirmMarking } from './confirmMarking.ts';
import { MarkingChange } from './MarkingChange.ts';
import { markRecord } from './markRecord.ts';

/** How a provider marks its records, and looks at how it did. */
@Resolver()
export class MarkResolver {
  @Mutation(() => MarkingChange, {
    description:
      'Puts notes on a record of your organ in place of those it has; none lifts them all. What keeps more back holds at once; what lets anyone have more waits for confirmMarking by a colleague (长环发〔2023〕85号 五(三)). 标注记录',
  })
  markRecord(
    @Arg('record', () => ID, { description: 'Id of the record. 记录号' }) record: string,
    @Arg('notes', () => [ConfidentialityNote], { description: 'All its notes. 保密特别说明' })
    notes: readonly ConfidentialityNote[],
    @Arg('reason', () => String, { description: 'Why, 10 to 500 characters. 变更理由' })
    reason: string,
    @Ctx() context: Context,
  ): Promise<MarkingChange> {
    return markRecord(context, { record: idOf(record), notes, reason: checkReason(reason) });
  }

  @Mutation(() => MarkingChange, {
    description:
      'Confirms, as the second person of the provider, a change that lowers a marking. 复核标注变更',
  })
  confirmMarking(
    @Arg('change', () => ID, { description: 'Id of the change. 变更编号' }) change: string,
    @Ctx() context: Context,
  ): Promise<MarkingChange> {
    return confirmMarking(context, idOf(change));
  }

  @Query(() => [MarkingChange], {
    description: 'How the notes of a record of your organ were changed, newest first. 标注变更记录',
  })
  async markingChanges(
    @Arg('record', () => ID, { description: 'Id of the record. 记录号' }) record: string,
    @Ctx() { intake, reader, services }: Context,
  ): Promise<readonly MarkingChange[]> {
    const { rows } = await queryWithPass<{ change: MarkingChange }>(services.pool, intake, {
      text: changesSql(reader.agency),
      values: [idOf(record), reader.organId],
    });
    return rows.map((row) => row.change);
  }
}
