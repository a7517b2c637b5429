import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { HubError } from '../../errors.ts';
import { isCovert } from '../../policy/purposes.ts';
import type { Context } from '../Context.ts';
import { idOf } from '../idOf.ts';
import { typeOfId } from '../typeOfId.ts';
import type { Disclosure, DisclosurePage, DisclosureWhere } from './Disclosure.ts';
import { searchLog } from './searchLog.ts';

export interface Page {
  readonly first: number;
  readonly before: number | undefined;
}

const mostRows = 500;

/**
 * The log by its own rules: auditors read all of it; a handling officer reads who was shown a record
 * of its organ, by organ and without what was looked at covertly. Anything else is found empty.
 */
export async function readDisclosures(
  context: Context,
  where: DisclosureWhere,
  page: Page,
): Promise<DisclosurePage> {
  const { reader, services } = context;
  const record = where.record === undefined ? undefined : idOf(where.record);
  const caseId = where.case === undefined ? undefined : idOf(where.case);
  const isAuditor = reader.posts.includes('auditor');
  if (!isAuditor && (record === undefined || !(await isOwn(context, record)))) {
    if (record !== undefined) return { nodes: [], next: null };
    throw new HubError('FORBIDDEN', { remedy: 'Name a record of your organ.' });
  }
  const search = {
    keys: [record, caseId, where.reader].filter((key) => key !== undefined),
    from: timeOf(where.from),
    to: timeOf(where.to),
    before: page.before,
  };
  const wanted = (entry: Disclosure) => {
    const time = new Date(entry.time);
    if ((search.from && time < search.from) || (search.to && time >= search.to)) return undefined;
    const to = entry.to.filter(
      (one) =>
        (where.reader === undefined || one.reader === where.reader) &&
        (where.organ === undefined || one.organId === where.organ) &&
        (isAuditor || !isCovert(one.purpose)),
    );
    const shown = entry.shown.filter(
      (row) =>
        (record === undefined || row.recordId === record) &&
        (caseId === undefined || row.caseId === caseId),
    );
    const named = record !== undefined || caseId !== undefined;
    if (to.length === 0 || (named && shown.length === 0)) return undefined;
    return isAuditor ? { ...entry, to, shown } : forOwner({ ...entry, to, shown });
  };
  return searchLog(services.pool, search, { first: sizeOf(page), wanted });
}

/** What an owner need not know: who exactly, from where, and by which operation. */
function forOwner(entry: Disclosure): Disclosure {
  const to = entry.to.map((one) => ({ ...one, reader: null, client: null }));
  return { ...entry, to, operation: null };
}

async function isOwn({ services, reader, intake }: Context, record: string): Promise<boolean> {
  const model = services.registry.models.get(typeOfId(services.registry, record) ?? '');
  if (model?.kind !== 'record') return false;
  const { rows } = await queryWithPass(services.pool, intake, {
    text: `SELECT 1 FROM ${model.schema}.${model.table} WHERE id = $1 AND owner_organ_id = $2 LIMIT 1`,
    values: [record, reader.organId],
  });
  return rows.length > 0;
}

function sizeOf({ first }: Page): number {
  if (Number.isInteger(first) && first >= 1 && first <= mostRows) return first;
  throw new HubError('BAD_PAGE', { least: 1, most: mostRows });
}

function timeOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new HubError('BAD_FILTER', { what: 'time' });
  return time;
}
