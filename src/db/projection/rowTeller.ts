import type { At } from './compileObject.ts';
import type { Place } from './Level.ts';
import type { Projection } from './Projection.ts';
import type { ReportReader } from './ReportReader.ts';
import type { TextRow } from './Statement.ts';
import type { Telling } from './Telling.ts';

/**
 * Tells what a row reports of its cells, and its name for the log of disclosures: its case, after a
 * blank its id, with `@` and the version if it has versions. `keys` may grow until rows are read.
 */
export function rowTeller(
  projection: Projection,
  keys: ReadonlyMap<string, readonly string[]>,
  { level, path }: At,
): ((row: TextRow, told: Telling) => void) | undefined {
  const { model, report } = projection;
  // Reference tables are open to all: they withhold nothing and mark no answer.
  if (model.kind === 'reference') return undefined;
  const reader: ReportReader = { path, report, keys };
  let places: readonly Place[] = [];
  let name: readonly Place[] = [];
  level.late(() => {
    places = report.columns().map(({ sql, type }, index) => {
      const told = projection.derived(`told${index}`, () => sql);
      return level.column(told, type);
    });
    const uuid = (column: string) => level.column(projection.key(column), 'uuid');
    name = model.kind === 'case' ? [uuid('id')] : [uuid('case_id'), uuid('id')];
    if (model.kind !== 'record') return;
    name = [...name, level.column(projection.key('version'), 'integer')];
  });
  return (row, told) => {
    let text = '';
    for (const { at } of places) text += `${row[at] ?? ''}\t`;
    const [theCase, id, version] = name;
    let named = textAt(row, theCase);
    if (id !== undefined) named += ` ${textAt(row, id)}`;
    if (version !== undefined) named += `@${textAt(row, version)}`;
    told.note(reader, text, named);
  };
}

function textAt(row: TextRow, place: Place | undefined): string {
  return place === undefined ? '' : (row[place.at] ?? '');
}
