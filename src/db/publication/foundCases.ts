import type { Compiler } from '../projection/Compiler.ts';
import type { Model } from '../projection/Model.ts';
import { Projection } from '../projection/Projection.ts';
import { shownNumber } from '../projection/shownNumber.ts';
import { enteringView } from './enteringView.ts';
import { caseColumns } from './knownTuples.ts';

/** By what a case is sought: ids, or numbers of its documents. Both are SQL of an array. */
type By = { readonly ids: string } | { readonly keys: string; readonly numbered: readonly Model[] };

/**
 * SQL of the cases that the publisher may enter records into. The others are absent, and a number
 * that it is not shown finds nothing, so a publication tells no more than a query.
 */
export function foundCases(by: By, compiler: Compiler): string {
  const { view } = compiler;
  const model = view.model('Case');
  const cases = new Projection(enteringView(view), model, compiler.params, compiler.serial());
  const picked = caseColumns.map((column) => `${cases.key(column)} AS ${column}`).join(', ');
  if ('ids' in by) {
    cases.where(`${cases.rowAlias}.id = ANY(${by.ids})`);
    return `SELECT ${picked}, NULL::text AS number_key FROM ${cases.sql()}`;
  }
  const shown = shownNumber(by.numbered, compiler);
  return `SELECT ${picked}, n.key AS number_key FROM (SELECT DISTINCT n.key, n.case_id
    FROM coordination.case_number n WHERE n.key = ANY(${by.keys}) AND ${shown}) n
    JOIN ${cases.sql()} ON ${cases.key('id')} = n.case_id`;
}
