import { Compiler } from '../projection/Compiler.ts';
import type { Model, SqlType } from '../projection/Model.ts';
import type { ParamSource } from '../projection/Params.ts';
import type { ReaderValues } from '../projection/Statement.ts';
import type { View } from '../projection/View.ts';
import { foundCases } from './foundCases.ts';
import { knownParties } from './knownParties.ts';
import { caseTuples, eventObjects, recordObjects } from './knownTuples.ts';

/** What the rows of publications speak of. */
interface Sought {
  readonly keys: readonly string[];
  readonly caseIds: readonly string[];
  readonly numberKeys: readonly string[];
  readonly documentNos: readonly string[];
  readonly systems: readonly string[];
  readonly sourceIds: readonly string[];
}

export interface LookUp {
  readonly view: View;
  readonly readerValues: ReaderValues;
  readonly feed: Model;
  /** The models whose documents have numbers by which a case may be found. */
  readonly numbered: readonly Model[];
  readonly sought: Sought;
  readonly withParties: boolean;
  /** Events of the found cases that are to be known; the feed decides which. */
  readonly events: readonly string[];
}

export interface LookUpSql {
  readonly name: string;
  readonly text: string;
  readonly params: readonly ParamSource[];
}

const known = new WeakMap<View, Map<string, LookUpSql>>();
let serial = 0;

/** The one statement of a look-up; look-ups that seek the same kinds of things share it. */
export function lookUpSql(wanted: LookUp): LookUpSql {
  const { view, feed, sought, withParties, events } = wanted;
  const { caseIds, numberKeys, documentNos, sourceIds } = sought;
  const lists = [caseIds, numberKeys, documentNos, sourceIds].map((list) => list.length > 0);
  const shape = [feed.name, withParties, ...lists, ...events].join();
  const statements = known.get(view) ?? new Map<string, LookUpSql>();
  known.set(view, statements);
  const before = statements.get(shape);
  if (before !== undefined) return before;
  serial += 1;
  const made = { name: `look-up-${serial}`, ...compile(wanted) };
  statements.set(shape, made);
  return made;
}

function compile(wanted: LookUp): Omit<LookUpSql, 'name'> {
  const { view, feed, numbered, sought, withParties, events } = wanted;
  const compiler = new Compiler(view, 'resolver');
  const { params } = compiler;
  const sql = (name: keyof Sought, type: SqlType) =>
    params.argument({ kind: 'variable', path: [name], value: undefined }, type);
  const organ = params.reader('organ');
  const table = `${feed.schema}.${feed.table}`;
  const parts = [
    `SELECT 'receipt', json_agg(json_build_object('key', key, 'contentHash', content_hash, 'receipt', receipt))
      FROM ${feed.schema}.receipt WHERE organ_id = ${organ} AND key = ANY(${sql('keys', 'text[]')})`,
  ];
  const cases = [
    ...(sought.caseIds.length > 0 ? [{ ids: sql('caseIds', 'uuid[]') }] : []),
    ...(sought.numberKeys.length > 0 ? [{ keys: sql('numberKeys', 'text[]'), numbered }] : []),
  ].map((by) => foundCases(by, compiler));
  if (cases.length > 0) parts.push(`SELECT 'case', ${caseTuples} FROM found`);
  if (cases.length > 0 && withParties) parts.push(knownParties(compiler));
  if (cases.length > 0 && events.length > 0) {
    parts.push(`SELECT 'event', ${eventObjects} FROM found f CROSS JOIN LATERAL (
      SELECT * FROM coordination.case_event e
      WHERE e.case_id = f.id AND e.event IN ('${events.join("', '")}') OFFSET 0) e`);
  }
  if (sought.documentNos.length > 0) {
    parts.push(`SELECT 'record', ${recordObjects}
      FROM unnest(${sql('documentNos', 'text[]')}) d(document_no)
      ${eachRecord(table, organ, 'r.document_no = d.document_no')}`);
  }
  if (sought.sourceIds.length > 0) {
    const sources = `${sql('systems', 'text[]')}, ${sql('sourceIds', 'text[]')}`;
    parts.push(`SELECT 'record', ${recordObjects} FROM unnest(${sources}) s(system, id)
      ${eachRecord(table, organ, 'r.source_system = s.system AND r.source_record_id = s.id')}`);
  }
  const found = cases.length > 0 ? `WITH found AS (${cases.join(' UNION ALL ')}) ` : '';
  return { text: `${found}${parts.join(' UNION ALL ')}`, params: params.sources };
}

/**
 * One look into the index for each sought record, which OFFSET 0 makes sure of: in a table that was
 * never analysed the planner would read all records of the organ for every batch.
 */
function eachRecord(table: string, organ: string, is: string): string {
  return `CROSS JOIN LATERAL (SELECT * FROM ${table} r
    WHERE r.superseded_at IS NULL AND r.owner_organ_id = ${organ} AND ${is} OFFSET 0) r`;
}
