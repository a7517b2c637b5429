import { all, type Condition } from './Condition.ts';
import type { Access, Model } from './Model.ts';

/** The row of a version. */
interface Version {
  readonly row: string;
  /** SQL of the items that notes keep back. */
  readonly hidden: string;
  holds(condition: Condition): string;
}

/**
 * Whether a version changed a cell that the reader may see today, be it in part. A version that
 * changed hidden cells alone is no step for it: its time would tell that they were changed.
 */
export function stepSql(model: Model, access: Access, { row, hidden, holds }: Version): string {
  const groups = new Map<string, { when: Condition; cells: string[] }>();
  for (const { name, derive } of model.cells.values()) {
    if (derive !== undefined) continue;
    const open = access.guards(name).filter(({ when, masks }) => !masks && when.is !== 'noted');
    const when = all(...open.map((guard) => guard.when));
    if (when.is === 'never') continue;
    const key = JSON.stringify(when);
    const group = groups.get(key) ?? { when, cells: [] };
    group.cells.push(`'${name}'`);
    groups.set(key, group);
  }
  const seen = `ARRAY(SELECT unnest(${row}.changed_cells) EXCEPT SELECT unnest(${hidden}))`;
  const shown = [...groups.values()].map(({ when, cells }) => {
    const touched = `${seen} && ARRAY[${cells.join(', ')}]`;
    return when.is === 'always' ? touched : `(${touched} AND ${holds(when)})`;
  });
  return `CASE WHEN ${row}.version = 1 THEN true ELSE ${shown.join(' OR ') || 'false'} END`;
}
