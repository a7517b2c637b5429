import type { Compiler } from './Compiler.ts';
import { compileEach, type EachStatement } from './compileEach.ts';
import { ownSql } from './conditionSql.ts';
import type { Model } from './Model.ts';
import type { Selection } from './Selection.ts';
import { settle } from './settle.ts';

/** A step of a case, or of one party in it, from one stage rank to another. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly of: 'case' | 'party';
}

/**
 * The records that a step opened to the reader: visible now, visible at the rank reached, not
 * visible at the rank before. Undefined where the law opens nothing of this model between the two.
 * Records published after the step (variable `#position`) are not its doing and are left out.
 */
export function compileReleased(
  model: Model,
  selected: readonly Selection[],
  { path, step }: { path: string; step: Step },
  compiler: Compiler,
): EachStatement | undefined {
  const { rows } = compiler.view.access(model);
  const [before, after] = [settle(rows, step.from), settle(rows, step.to)];
  const concerned = step.of === 'case' || model.perSuspect;
  if (!concerned || before.is === 'always' || after.is === 'never') return undefined;
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const variable = (name: string, sql: 'uuid' | 'text') =>
    compiler.params.argument({ kind: 'variable', path: [name], value: '' }, sql);
  const restrict: Parameters<typeof compileEach>[2]['restrict'] = (projection) => {
    const row = projection.rowAlias;
    projection.where(`${row}.case_id = ${variable('#case', 'uuid')}`);
    // A record of one suspect follows that suspect's stage, any other that of the case.
    if (step.of === 'party') projection.where(`${row}.party_id = ${variable('#party', 'uuid')}`);
    else if (model.perSuspect) projection.where(`${row}.party_id IS NULL`);
    projection.where(`NOT coalesce(${projection.holds(before)}, false)`);
    projection.where(projection.holds(after));
    // What a note held until this step enters the log by itself.
    projection.where(`(${row}.notes IS NULL OR coordination.note_admits_at(${row}.notes, '*', 'SHOW',
      ${ownSql((name) => `${row}.${name}`, compiler.params)}, ${compiler.params.reader('audience')}, ${step.from}, current_date))`);
    projection.where(`NOT EXISTS (SELECT FROM coordination.change l WHERE l.case_id = ${row}.case_id
      AND l.position > ${variable('#position', 'text')}::bigint AND l.record_id = ${row}.id AND l.kind = 'PUBLISHED')`);
  };
  return compileEach(model.name, selected, { path, restrict }, compiler);
}
