import { decideSql } from '../../db/access/accessSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { HubError } from '../../errors.ts';
import { longestGrantDays } from '../../policy/accessTerms.ts';
import type { Context } from '../Context.ts';
import type { AccessRequest } from './AccessRequest.ts';

const dayMs = 86_400_000;

interface Decision {
  readonly request: string;
  /** Until when access is granted; undefined refuses it. */
  readonly until: Date | undefined;
  readonly answer: string;
}

/** The owner grants a request for a time, or refuses it; either with its reason. */
export async function decideAccess(
  { reader, pass, services }: Context,
  { request, until, answer }: Decision,
): Promise<AccessRequest> {
  if (until !== undefined) checkPeriod(until, Date.now());
  const state = until === undefined ? 'REFUSED' : 'GRANTED';
  const { rows } = await queryWithPass<{ request: AccessRequest }>(services.pool, pass, {
    text: decideSql,
    values: [reader.organId, request, state, until?.toISOString() ?? null, answer, reader.login],
  });
  const [row] = rows;
  if (row === undefined) throw new HubError('NOT_FOUND');
  return row.request;
}

function checkPeriod(until: Date, now: number): void {
  const days = (until.getTime() - now) / dayMs;
  if (days > 0 && days <= longestGrantDays) return;
  throw new HubError('BAD_PERIOD', { most: longestGrantDays });
}
