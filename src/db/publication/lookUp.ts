import type { Pool } from 'pg';
import { bind } from '../projection/Statement.ts';
import { mapped } from '../runStatement.ts';
import { type LookUp, lookUpSql } from './lookUpSql.ts';

export interface KnownCase {
  readonly id: string;
  readonly hubCaseNo: string;
  readonly divisionCode: string;
  readonly stageRank: number;
  readonly indicatorBits: number;
  readonly participants: readonly string[];
  readonly openedOn: string;
  /** The number key by which it was found, if by one. */
  readonly numberKey: string | null;
}

export interface KnownParty {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly name: string | null;
  readonly idNo: string | null;
  readonly uscc: string | null;
  /** Whether the publisher is not shown the identity number, be there one or not. */
  readonly idNoWithheld: boolean;
}

export interface KnownRecord {
  readonly id: string;
  readonly caseId: string;
  readonly hubCaseNo: string;
  readonly version: number;
  readonly enteredAt: string;
  readonly lateDays: number;
  readonly orphan: boolean;
  readonly contentHash: string;
  readonly documentNo: string | null;
  readonly partyId: string | null;
  readonly sourceSystem: string | null;
  readonly sourceRecordId: string | null;
}

export interface Known {
  readonly receipt: { contentHash: string; receipt: never } | undefined;
  readonly cases: readonly KnownCase[];
  readonly parties: readonly KnownParty[];
  readonly records: readonly KnownRecord[];
}

/**
 * What the hub knows already of a publication: its receipt, cases, parties, earlier records. Only
 * what the rows call for is looked up, and of it only what the publisher may learn.
 */
export async function lookUp(pool: Pool, wanted: LookUp): Promise<Known> {
  const { text, name, params } = lookUpSql(wanted);
  const values = [...bind({ params }, wanted.readerValues, { ...wanted.sought })];
  try {
    const { rows } = await pool.query<[string, never]>({ name, text, values, rowMode: 'array' });
    const of = (kind: string): never[] =>
      rows.filter((row) => row[0] === kind).map((row) => row[1]);
    return {
      receipt: of('receipt')[0],
      cases: of('case'),
      parties: of('party'),
      records: of('record'),
    };
  } catch (cause) {
    throw mapped(cause);
  }
}
