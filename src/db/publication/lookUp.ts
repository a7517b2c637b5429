import type { Pool } from 'pg';
import { mapped } from '../runStatement.ts';

export interface LookUp {
  readonly schema: string;
  readonly table: string;
  readonly organ: string;
  readonly key: string;
  readonly lowest: string;
  readonly highest: string;
  readonly caseIds: readonly string[];
  readonly numberKeys: readonly string[];
  readonly documentNos: readonly string[];
  readonly sources: readonly { system: string; id: string }[];
  readonly withParties: boolean;
}

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
  readonly receipt: { contentHash: string; receipt: unknown } | undefined;
  readonly cases: readonly KnownCase[];
  readonly parties: readonly KnownParty[];
  readonly records: readonly KnownRecord[];
}

/** What the hub knows already of a publication: its receipt, cases, parties, earlier records. */
export async function lookUp(pool: Pool, wanted: LookUp): Promise<Known> {
  const table = `${wanted.schema}.${wanted.table}`;
  const text = `WITH found AS (
    SELECT c.*, NULL AS number_key FROM coordination."case" c
    WHERE c.id = ANY($3::uuid[]) AND c.division_code BETWEEN $5 AND $6
    UNION ALL
    SELECT c.*, n.key FROM (SELECT DISTINCT key, case_id FROM coordination.case_number WHERE key = ANY($4::text[])) n
    JOIN coordination."case" c ON c.id = n.case_id AND c.division_code BETWEEN $5 AND $6
  )
  SELECT 'receipt', json_build_object('contentHash', content_hash, 'receipt', receipt)
    FROM ${wanted.schema}.receipt WHERE organ_id = $1 AND key = $2
  UNION ALL
  SELECT 'case', json_build_object('id', id, 'hubCaseNo', hub_case_no, 'divisionCode', division_code,
    'stageRank', stage_rank, 'indicatorBits', indicator_bits, 'participants', participants,
    'openedOn', opened_on, 'numberKey', number_key) FROM found
  UNION ALL
  SELECT 'record', ${recordJson} FROM ${table} r
    WHERE r.superseded_at IS NULL AND r.owner_organ_id = $1 AND r.document_no = ANY($7::text[])
  UNION ALL
  SELECT 'record', ${recordJson} FROM unnest($8::text[], $9::text[]) s(system, id)
    JOIN ${table} r ON r.superseded_at IS NULL AND r.owner_organ_id = $1
      AND r.source_system = s.system AND r.source_record_id = s.id${
        wanted.withParties
          ? `
  UNION ALL
  SELECT 'party', json_build_object('id', p.id, 'caseId', p.case_id, 'kind', p.kind, 'name', p.name,
    'idNo', p.id_no, 'uscc', p.uscc) FROM coordination.party p WHERE p.case_id IN (SELECT id FROM found)`
          : ''
      }`;
  const values = [
    wanted.organ,
    wanted.key,
    wanted.caseIds,
    wanted.numberKeys,
    wanted.lowest,
    wanted.highest,
    wanted.documentNos,
    wanted.sources.map((source) => source.system),
    wanted.sources.map((source) => source.id),
  ];
  const name = `look-up-${wanted.table}-${wanted.withParties}`;
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

const recordJson = `json_build_object('id', r.id, 'caseId', r.case_id, 'hubCaseNo', r.hub_case_no,
    'version', r.version, 'enteredAt', r.entered_at, 'lateDays', r.late_days, 'orphan', r.orphan,
    'contentHash', r.content_hash, 'documentNo', r.document_no, 'partyId', r.party_id,
    'sourceSystem', r.source_system, 'sourceRecordId', r.source_record_id)`;
