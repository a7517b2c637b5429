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
  readonly receipt: { contentHash: string; receipt: never } | undefined;
  readonly cases: readonly KnownCase[];
  readonly parties: readonly KnownParty[];
  readonly records: readonly KnownRecord[];
}

/**
 * What the hub knows already of a publication: its receipt, cases, parties, earlier records. Only
 * what the rows call for is looked up; cases out of the organ's reach are left out.
 */
export async function lookUp(pool: Pool, wanted: LookUp): Promise<Known> {
  const { lowest, highest } = wanted;
  const { text, values } = lookUpSql(wanted);
  try {
    const { rows } = await pool.query<[string, never]>({
      name: nameOf(text),
      text,
      values,
      rowMode: 'array',
    });
    const of = (kind: string): never[] =>
      rows.filter((row) => row[0] === kind).map((row) => row[1]);
    const cases: readonly KnownCase[] = of('case');
    return {
      receipt: of('receipt')[0],
      cases: cases.filter((one) => one.divisionCode >= lowest && one.divisionCode <= highest),
      parties: of('party'),
      records: of('record'),
    };
  } catch (cause) {
    throw mapped(cause);
  }
}

function lookUpSql(wanted: LookUp): { text: string; values: unknown[] } {
  const { schema, caseIds, numberKeys, documentNos, sources, withParties } = wanted;
  const table = `${schema}.${wanted.table}`;
  const values: unknown[] = [wanted.organ, wanted.key];
  const param = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const cases: string[] = [];
  if (caseIds.length > 0) {
    cases.push(
      `SELECT c.*, NULL AS number_key FROM coordination."case" c WHERE c.id = ANY(${param(caseIds, 'uuid[]')})`,
    );
  }
  if (numberKeys.length > 0) {
    cases.push(`SELECT c.*, n.key AS number_key FROM (SELECT DISTINCT key, case_id FROM coordination.case_number
      WHERE key = ANY(${param(numberKeys, 'text[]')})) n JOIN coordination."case" c ON c.id = n.case_id`);
  }
  const parts = [
    `SELECT 'receipt', json_build_object('contentHash', content_hash, 'receipt', receipt)
      FROM ${schema}.receipt WHERE organ_id = $1 AND key = $2`,
  ];
  if (cases.length > 0) parts.push(`SELECT 'case', ${caseJson} FROM found`);
  if (cases.length > 0 && withParties) {
    parts.push(`SELECT 'party', ${partyJson} FROM coordination.party p
      WHERE p.case_id = ANY(ARRAY(SELECT id FROM found))`);
  }
  if (documentNos.length > 0) {
    parts.push(`SELECT 'record', ${recordJson}
      FROM unnest(${param(documentNos, 'text[]')}) d(document_no)
      ${eachRecord(table, 'r.document_no = d.document_no')}`);
  }
  if (sources.length > 0) {
    const systems = param(
      sources.map((source) => source.system),
      'text[]',
    );
    const ids = param(
      sources.map((source) => source.id),
      'text[]',
    );
    parts.push(`SELECT 'record', ${recordJson} FROM unnest(${systems}, ${ids}) s(system, id)
      ${eachRecord(table, 'r.source_system = s.system AND r.source_record_id = s.id')}`);
  }
  const found = cases.length > 0 ? `WITH found AS (${cases.join(' UNION ALL ')}) ` : '';
  return { text: `${found}${parts.join(' UNION ALL ')}`, values };
}

/**
 * One look into the index for each sought record, which OFFSET 0 makes sure of: in a table that was
 * never analysed the planner would read all records of the organ for every batch.
 */
function eachRecord(table: string, is: string): string {
  return `CROSS JOIN LATERAL (SELECT * FROM ${table} r
    WHERE r.superseded_at IS NULL AND r.owner_organ_id = $1 AND ${is} OFFSET 0) r`;
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `look-up-${names.size}`;
  names.set(text, name);
  return name;
}

const caseJson = `json_build_object('id', id, 'hubCaseNo', hub_case_no, 'divisionCode', division_code,
  'stageRank', stage_rank, 'indicatorBits', indicator_bits, 'participants', participants,
  'openedOn', opened_on, 'numberKey', number_key)`;

const partyJson = `json_build_object('id', p.id, 'caseId', p.case_id, 'kind', p.kind, 'name', p.name,
  'idNo', p.id_no, 'uscc', p.uscc)`;

const recordJson = `json_build_object('id', r.id, 'caseId', r.case_id, 'hubCaseNo', r.hub_case_no,
  'version', r.version, 'enteredAt', r.entered_at, 'lateDays', r.late_days, 'orphan', r.orphan,
  'contentHash', r.content_hash, 'documentNo', r.document_no, 'partyId', r.party_id,
  'sourceSystem', r.source_system, 'sourceRecordId', r.source_record_id)`;
