import type { Pool } from 'pg';
import { mapped } from '../runStatement.ts';
import type { Pass } from '../wall/Pass.ts';
import { queryWithPass } from '../wall/queryWithPass.ts';
import type { Known } from './Known.ts';
import { caseTuples, partyTuples, recordObjects, toCase, toParty } from './knownTuples.ts';

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

/**
 * What the hub knows already of a publication: its receipt, cases, parties, earlier records. Only
 * what the rows call for is looked up; cases out of the organ's reach are left out.
 */
export async function lookUp(pool: Pool, pass: Pass, wanted: LookUp): Promise<Known> {
  const { lowest, highest } = wanted;
  const { text, values } = lookUpSql(wanted);
  try {
    const { rows } = await queryWithPass<[string, readonly never[] | null]>(pool, pass, {
      name: nameOf(text),
      text,
      values,
      rowMode: 'array',
    });
    const of = (kind: string) => rows.flatMap((row) => (row[0] === kind && row[1]) || []);
    const cases = of('case').map(toCase);
    return {
      receipt: of('receipt')[0],
      cases: cases.filter((one) => one.divisionCode >= lowest && one.divisionCode <= highest),
      parties: of('party').map(toParty),
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
    `SELECT 'receipt', json_agg(json_build_object('contentHash', content_hash, 'receipt', receipt))
      FROM ${schema}.receipt WHERE organ_id = $1 AND key = $2`,
  ];
  if (cases.length > 0) parts.push(`SELECT 'case', ${caseTuples} FROM found`);
  if (cases.length > 0 && withParties) {
    parts.push(`SELECT 'party', ${partyTuples} FROM coordination.party p
      WHERE p.case_id = ANY(ARRAY(SELECT id FROM found))`);
  }
  if (documentNos.length > 0) {
    parts.push(`SELECT 'record', ${recordObjects}
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
    parts.push(`SELECT 'record', ${recordObjects} FROM unnest(${systems}, ${ids}) s(system, id)
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
