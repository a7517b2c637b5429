import type { Model } from './Model.ts';

/** Columns that no cell stands for and that rights or versions depend on. */
const kept = ['party_id', 'party_ids', 'marked', 'note_items', 'changed_cells', 'superseded_at'];

const level = (row: string) =>
  `array_position('{PUBLIC,INTERNAL,WORK_SECRET,INVESTIGATION}'::text[], ${row}.marking_level)`;
const both = (column: string) =>
  `CASE WHEN v.${column} IS NOT DISTINCT FROM n.${column} THEN v.${column} ELSE`;
const shared = (column: string) =>
  `${both(column)} ARRAY(SELECT unnest(v.${column}) INTERSECT SELECT unnest(n.${column})) END`;

/**
 * What rights over an earlier version depend on: it is kept back by its own notes and markings and by
 * those of the newest version alike, so nothing that is hidden today is found in the past.
 */
const judged: Readonly<Record<string, string>> = {
  notes: `${both('notes')} coalesce(v.notes, '[]') || coalesce(n.notes, '[]') END`,
  note_items: `${both('note_items')} coalesce(v.note_items, '{}') || coalesce(n.note_items, '{}') END`,
  marked: 'v.marked OR n.marked',
  marking_level: `CASE WHEN ${level('v')} >= ${level('n')} THEN v.marking_level ELSE n.marking_level END`,
  marking_audience: `CASE WHEN v.marking_audience IS NULL THEN n.marking_audience
    WHEN n.marking_audience IS NULL THEN v.marking_audience ELSE ${shared('marking_audience')} END`,
  disclosure: `CASE WHEN n.disclosure = 'PROACTIVE' THEN v.disclosure ELSE n.disclosure END`,
  addressees: shared('addressees'),
  disputed: 'n.disputed',
};

/**
 * SQL of all versions of a model's records: the current ones as they are, the others judged by today.
 * The newest version is named by what it is, not by its number: one that the second wall hides must
 * not leave its place to an earlier one.
 */
export function versionsSql({ schema, table, cells }: Model): string {
  const stored = [...cells.values()].filter((cell) => cell.derive === undefined);
  const columns = [...new Set([...stored.map(({ column }) => column), ...kept])];
  const from = `${schema}.${table}`;
  const earlier = columns.map((column) =>
    judged[column] === undefined ? `v.${column}` : `${judged[column]} AS ${column}`,
  );
  return `(SELECT ${columns.join(', ')} FROM ${from} WHERE superseded_at IS NULL
    UNION ALL SELECT ${earlier.join(', ')} FROM ${from} v
      JOIN ${from} n ON n.id = v.id AND (n.superseded_at IS NULL OR n.status = 'WITHDRAWN')
      WHERE v.superseded_at IS NOT NULL)`;
}
