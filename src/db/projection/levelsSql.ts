import type { ColumnType, Level } from './Level.ts';

/**
 * The levels of an answer as one statement. A single level is a plain selection. Of several, each row
 * carries the tag of its level and is followed by the rows below it: sending rows costs PostgreSQL
 * a fraction of building JSON of them, and each list is one branch of one UNION ALL.
 */
export function levelsSql(levels: readonly Level[]): string {
  const all = levels.flatMap(withBelow);
  const columns = new Map(all.map((level) => [level, level.columns()]));
  const [only] = all;
  if (only !== undefined && all.length === 1) {
    const listed = (columns.get(only) ?? []).map(({ sql, place }, at) => {
      place.at = at;
      return sql;
    });
    return `SELECT ${listed.join(', ') || '1'} FROM ${only.from(false)}`;
  }
  const slots = new Slots();
  const listed = all.map((level, number) => {
    level.tag = String(number);
    const taken = new Map<ColumnType, number>();
    return (columns.get(level) ?? []).map(({ sql, type, place }) => {
      const nth = taken.get(type) ?? 0;
      taken.set(type, nth + 1);
      place.at = slots.place(type, nth);
      return { at: place.at, sql: `(${sql})::${type}` };
    });
  });
  const texts = new Map(
    all.map((level, number) => {
      const filled = new Map(listed[number]?.map(({ at, sql }) => [at, sql]));
      const row = slots.types.map((type, index) => filled.get(index + 1) ?? `NULL::${type}`);
      return [level, `SELECT ${[level.tag, ...row].join(', ')}`] as const;
    }),
  );
  return levels.map((level) => branchSql(level, texts)).join(' UNION ALL ');
}

/** The columns that the rows of all levels share: of each type as many as the widest level needs. */
class Slots {
  readonly types: ColumnType[] = [];

  /** The place of a level's nth column of a type; the tag stands before all. */
  place(type: ColumnType, nth: number): number {
    const places = this.types.flatMap((one, index) => (one === type ? [index + 1] : []));
    return places[nth] ?? this.types.push(type);
  }
}

/** What is below is written first: it asks for columns of the row above it. */
function branchSql(level: Level, texts: ReadonlyMap<Level, string>): string {
  const own = texts.get(level) ?? 'SELECT';
  if (level.below.length === 0) return `(${own} FROM ${level.from(false)})`;
  const below = level.below.map((one) => branchSql(one, texts));
  const rows = [own, ...below].join(' UNION ALL ');
  return `(SELECT u${level.tag}.* FROM ${level.from(true)}, LATERAL (${rows}) u${level.tag})`;
}

function withBelow(level: Level): Level[] {
  return [level, ...level.below.flatMap(withBelow)];
}
