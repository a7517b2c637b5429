import { all, type Condition } from '../projection/Condition.ts';
import type { Model } from '../projection/Model.ts';
import { type Standing, TableRow } from '../projection/TableRow.ts';
import { SettingParams, settingSql } from './SettingParams.ts';

/** SQL of whether the pass names one of these capacities. */
export function among(capacities: readonly string[]): string {
  return `${settingSql('capacity')} = ANY ('{${capacities.join(',')}}')`;
}

/** Who reads which rows of a table. */
interface Rows {
  /** Condition on the place, for all. */
  readonly reach: string;
  /** Rows that are read whatever else holds. */
  readonly own: string | undefined;
  readonly readers: ReadonlyMap<string, Condition>;
  readonly model: Model;
}

/**
 * The rows of a table that each capacity reads, as one CASE: whoever is named by none reads none.
 * A CASE also hides the conditions from the planner, which would multiply them with those of the
 * projection, expect a handful of rows and sort all of them; of a CASE it expects half.
 */
export function rowsSql({ reach, own, readers, model }: Rows): string {
  const needs = [...readers].map(([name, condition]) => ({ name, parts: partsOf(condition) }));
  const common = (needs[0]?.parts ?? []).filter(
    (part) =>
      rowSql(part, model).standings.length === 0 &&
      needs.every(({ parts }) => parts.some((one) => isSame(one, part))),
  );
  const arms = [...Map.groupBy(needs, ({ parts }) => JSON.stringify(parts)).values()].map(
    (members) => {
      const rest = members[0]?.parts.filter((part) => !common.some((one) => isSame(one, part)));
      return { names: members.map(({ name }) => name), ...rowSql(all(...(rest ?? [])), model) };
    },
  );
  const shared = rowSql(all(...common), model);
  const open = arms.filter(({ standings }) => standings.length === 0).map(armSql);
  const standing = arms.filter(({ standings }) => standings.length > 0);
  // One look at the standing for all who depend on it: each sub-select is set up by every statement.
  if (standing.length > 0) open.push(standingSql(standing));
  const first = [
    `WHEN NOT (${reach}) THEN false`,
    ...(own === undefined ? [] : [`WHEN ${own} THEN true`]),
    ...(common.length === 0 ? [] : [`WHEN (${shared.sql}) IS NOT TRUE THEN false`]),
  ];
  return `CASE ${[...first, ...open].join(' ')} ELSE false END`;
}

interface Arm {
  readonly names: readonly string[];
  readonly sql: string;
  /** Whose standing the condition needs. */
  readonly standings: readonly Standing[];
}

function armSql({ names, sql }: Pick<Arm, 'names' | 'sql'>): string {
  return `WHEN ${among(names)} THEN ${sql}`;
}

function standingSql(arms: readonly Arm[]): string {
  const needed = arms.flatMap(({ standings }) => standings);
  const theCase = needed.find(({ of }) => of === 'case');
  const party = needed.find(({ of }) => of === 'party');
  // Each row has a case; not each has a suspect.
  const from = [
    theCase === undefined ? '(SELECT) o' : theCase.from,
    ...(party === undefined ? [] : [`LEFT JOIN ${party.from} ON ${party.on}`]),
    ...(theCase === undefined ? [] : [`WHERE ${theCase.on}`]),
  ].join(' ');
  const looked = `(SELECT CASE ${arms.map(armSql).join(' ')} END FROM ${from})`;
  return armSql({ names: arms.flatMap(({ names }) => names), sql: looked });
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.is === 'always') return [];
  return condition.is === 'all' ? condition.of.flatMap(partsOf) : [condition];
}

function isSame(one: Condition, other: Condition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A condition as SQL over the table itself, as the projection writes it over its row. */
function rowSql(condition: Condition, model: Model): Pick<Arm, 'sql' | 'standings'> {
  const row = new TableRow(model.table, model, new SettingParams(), () => {
    throw new Error('What a record shows is asked of the projection, not of the wall');
  });
  const sql = row.holds(condition);
  return { sql, standings: row.standings };
}
