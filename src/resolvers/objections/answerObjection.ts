import {
  answerSql,
  type FoundObjection,
  mendedSql,
  openSql,
} from '../../db/objections/objectionSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import type { Objection } from './Objection.ts';

interface Answer {
  readonly id: string;
  readonly uphold: boolean;
  readonly answer: string;
}

interface Open {
  readonly feed: string;
  readonly recordId: string;
  readonly version: number;
  readonly fields: readonly string[];
}

/**
 * The provider upholds an objection to its record, once it has corrected one of the fields or withdrawn
 * the record, or rejects it. Throws NOT_FOUND, and NOT_MENDED.
 */
export async function answerObjection(
  context: Context,
  { id, uphold, answer }: Answer,
): Promise<FoundObjection<Objection>> {
  const { services, reader, pass } = context;
  const own = [reader.organId, id];
  const open = await queryWithPass<Open & object>(services.pool, pass, {
    text: openSql,
    values: own,
  });
  const [found] = open.rows;
  if (found === undefined) throw new HubError('NOT_FOUND');
  if (uphold && !(await isMended(context, found))) throw new HubError('NOT_MENDED');
  const { rows } = await queryWithPass<FoundObjection<Objection>>(services.pool, pass, {
    text: answerSql,
    values: [...own, uphold ? 'UPHELD' : 'REJECTED', answer, reader.login],
  });
  const [row] = rows;
  if (row === undefined) throw new HubError('NOT_FOUND');
  return row;
}

async function isMended(
  { services, intake }: Context,
  { feed, recordId, version, fields }: Open,
): Promise<boolean> {
  const { schema, table, number } = services.registry.model(feed);
  // The header repeats the number under a name of its own.
  const cells = fields.map((name) => (name === 'documentNo' ? (number ?? name) : name));
  const { rows } = await queryWithPass<{ mended: boolean }>(services.pool, intake, {
    text: mendedSql(`${schema}.${table}`),
    values: [recordId, version, cells],
  });
  return rows[0]?.mended === true;
}
