import type { Compiler } from './Compiler.ts';
import type { Model } from './Model.ts';

/**
 * Condition on a row `n` of the numbers: the reader is shown that number on that document, or it is
 * the hub's own number of the case. Reading and publishing find a case by a number through this.
 */
export function shownNumber(models: readonly Model[], compiler: Compiler): string {
  const shown = models.flatMap((model) => {
    const cell = model.number;
    if (cell === undefined) return [];
    const record = compiler.projection(model);
    const id = record.key('id');
    const number = record.cell(cell);
    record.where(`${record.rowAlias}.id = n.record_id`);
    return `(n.feed = '${model.name}' AND n.cell = '${cell}' AND EXISTS (SELECT 1 FROM ${record.sql()} WHERE ${id} = n.record_id AND ${number} IS NOT NULL))`;
  });
  return `(${["n.feed = 'Case'", ...shown].join(' OR ')})`;
}
