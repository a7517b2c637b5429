import { newId } from '../../codes/newId.ts';
import { askSql } from '../../db/access/accessSql.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import type { Context } from '../Context.ts';
import type { AccessRequest } from './AccessRequest.ts';

/** What is asked for; nothing where it does not exist, which the asker is not told. */
export interface Subject {
  readonly kind: string;
  readonly id?: string | undefined;
  readonly caseId?: string | undefined;
  readonly owner?: string | undefined;
}

/** Stores a request for its owner to decide. */
export async function askAccess(
  { reader, pass, services }: Context,
  { kind, id, caseId, owner }: Subject,
  why: { readonly purpose: string; readonly reason: string },
): Promise<AccessRequest> {
  const { purpose, reason } = why;
  const subject = [kind, id ?? null, caseId ?? null, owner ?? null];
  const values = [
    reader.organId,
    newId('AccessRequest'),
    reader.login,
    purpose,
    reason,
    ...subject,
  ];
  const { rows } = await queryWithPass<{ request: AccessRequest }>(services.pool, pass, {
    text: askSql,
    values,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('A stored request came back without its row');
  return row.request;
}
