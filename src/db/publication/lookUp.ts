import type { Pool } from 'pg';
import { bind } from '../projection/Statement.ts';
import { mapped } from '../runStatement.ts';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';
import type { Known } from './Known.ts';
import { toCase, toParty } from './knownTuples.ts';
import { type LookUp, lookUpSql } from './lookUpSql.ts';

/**
 * What the hub knows already of publications: their receipts, cases, parties, earlier records. Only
 * what the rows call for is looked up, and of it only what the publisher may learn.
 */
export async function lookUp(pool: Pool, pass: Pass, wanted: LookUp): Promise<Known> {
  const { text, name, params } = lookUpSql(wanted);
  const values = [...bind({ params }, wanted.readerValues, { ...wanted.sought })];
  try {
    const { rows } = await queryWithPass<[string, readonly never[] | null]>(pool, pass, {
      name,
      text,
      values,
      rowMode: 'array',
    });
    const of = (kind: string) => rows.flatMap((row) => (row[0] === kind && row[1]) || []);
    return {
      receipts: of('receipt'),
      cases: of('case').map(toCase),
      parties: of('party').map(toParty),
      records: of('record'),
      events: of('event'),
    };
  } catch (cause) {
    throw mapped(cause);
  }
}
