import { confirmSql, pendingSql } from '../../db/marking/markingSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import type { MarkingChange } from './MarkingChange.ts';

/** A second person of the provider agrees to a change that lowers a marking; then it holds. */
export async function confirmMarking(context: Context, change: string): Promise<MarkingChange> {
  const { intake, reader, services } = context;
  const { pool, registry } = services;
  const own = [change, reader.organId];
  const pending = await queryWithPass<{ feed: string; proposed_by: string }>(pool, intake, {
    text: pendingSql(reader.agency),
    values: own,
  });
  const [found] = pending.rows;
  if (found === undefined) throw new HubError('NOT_FOUND');
  if (found.proposed_by === reader.login) throw new HubError('SECOND_PERSON');
  const table = `${reader.agency}.${registry.model(found.feed).table}`;
  const { rows } = await queryWithPass<{ change: MarkingChange }>(pool, intake, {
    text: confirmSql(reader.agency, table),
    values: [...own, reader.login],
  });
  const [row] = rows;
  if (row === undefined) throw new HubError('NOT_FOUND');
  return row.change;
}
