import type { Compiler } from '../projection/Compiler.ts';
import { Projection } from '../projection/Projection.ts';
import { enteringView } from './enteringView.ts';
import { tuples } from './knownTuples.ts';

/**
 * SQL of the parties of the found cases as the publisher sees them: an entered party must not be
 * recognised by a name or number that its reader is not shown.
 */
export function knownParties(compiler: Compiler): string {
  const view = enteringView(compiler.view);
  const parties = new Projection(view, view.model('Party'), compiler.params, compiler.serial());
  parties.where(`${parties.rowAlias}.case_id = ANY(ARRAY(SELECT id FROM found))`);
  const withheld = parties.missedBy('idNo').map(({ when }) => `(${when})`);
  const columns = [
    parties.key('id'),
    parties.key('case_id'),
    ...['kind', 'name', 'idNo', 'uscc'].map((cell) => parties.cell(cell)),
    parties.derived('id_no_withheld', () => withheld.join(' OR ') || 'false'),
  ];
  return `SELECT 'party', ${tuples(columns.join(', '))} FROM ${parties.sql()}`;
}
