import type { Pool } from 'pg';
import { HubError } from '../errors.ts';
import type { Statement, TextRow } from './projection/Statement.ts';
import { statementNames } from './StatementNames.ts';
import type { Pass } from './wall/Pass.ts';
import { textsWithPass } from './wall/queryWithPass.ts';

interface Runnable extends Pick<Statement, 'sql'> {
  /** Not asked again in the same form, so not worth a plan that is kept. */
  readonly once?: boolean;
}

/** Runs a compiled statement; every value comes back as the text that PostgreSQL sends. */
export async function runStatement(
  pool: Pool,
  pass: Pass,
  statement: Runnable,
  values: readonly unknown[],
): Promise<readonly TextRow[]> {
  const query = {
    text: statement.sql,
    values: [...values],
    ...(statement.once ? {} : { name: statementNames.nameOf(statement) }),
  };
  try {
    return await textsWithPass(pool, pass, query);
  } catch (cause) {
    throw mapped(cause);
  }
}

/** What PostgreSQL refuses because of a value is the asker's error; its text stays inside. */
export function mapped(cause: unknown): unknown {
  const code = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  if (typeof code !== 'string') {
    const lost = cause instanceof Error && /connect|terminat|timeout/i.test(cause.message);
    return lost ? new HubError('DATABASE_UNAVAILABLE', {}, cause) : cause;
  }
  if (code.startsWith('22')) return new HubError('BAD_FILTER', { what: 'value' }, cause);
  const gone = code.startsWith('08') || code.startsWith('57P') || code.startsWith('E');
  return gone ? new HubError('DATABASE_UNAVAILABLE', {}, cause) : cause;
}
