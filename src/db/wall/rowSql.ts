import { all, type Condition } from '../projection/Condition.ts';
import { conditionSql } from '../projection/conditionSql.ts';
import type { Model } from '../projection/Model.ts';
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
  const common = (needs[0]?.parts ?? []).filter((part) =>
    needs.every(({ parts }) => parts.some((one) => isSame(one, part))),
  );
  const arms = [...Map.groupBy(needs, ({ parts }) => JSON.stringify(parts)).values()].map(
    (members) => {
      const rest = members[0]?.parts.filter((part) => !common.some((one) => isSame(one, part)));
      return { names: members.map(({ name }) => name), ...rowSql(all(...(rest ?? [])), model) };
    },
  );
  const shared = rowSql(all(...common), model);
  if (shared.joins.length > 0) throw new Error(`${model.name}: all capacities ask the standing`);
  const open = arms.filter(({ joins }) => joins.length === 0).map(armSql);
  const standing = arms.filter(({ joins }) => joins.length > 0);
  // One look at the standing for all who depend on it: each sub-select is set up by every statement.
  if (standing.length > 0) open.push(standingSql(standing));
  const first = [
    `WHEN NOT (${reach}) THEN false`,
    ...(own === undefined ? [] : [`WHEN ${own} THEN true`]),
    ...(common.length === 0 ? [] : [`WHEN (${shared.sql}) IS NOT TRUE THEN false`]),
  ];
  return `CASE ${[...first, ...open].join(' ')} ELSE false END`;
}

/** The standing of the row's case or suspect. */
interface Standing {
  readonly of: 'case' | 'party';
  readonly from: string;
  readonly on: string;
}

interface Arm {
  readonly names: readonly string[];
  readonly sql: string;
  readonly joins: readonly Standing[];
}

function armSql({ names, sql }: Arm): string {
  return `WHEN ${among(names)} THEN ${sql}`;
}

function standingSql(arms: readonly Arm[]): string {
  const cases = arms.flatMap(({ joins }) => joins.filter(({ of }) => of === 'case'))[0];
  const parties = arms.flatMap(({ joins }) => joins.filter(({ of }) => of === 'party'))[0];
  // Each row has a case; not each has a suspect.
  const from = [
    cases === undefined ? '(SELECT) o' : cases.from,
    ...(parties === undefined ? [] : [`LEFT JOIN ${parties.from} ON ${parties.on}`]),
    ...(cases === undefined ? [] : [`WHERE ${cases.on}`]),
  ].join(' ');
  const looked = `(SELECT CASE ${arms.map(armSql).join(' ')} END FROM ${from})`;
  return armSql({ names: arms.flatMap(({ names }) => names), sql: looked, joins: [] });
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.is === 'always') return [];
  return condition.is === 'all' ? condition.of.flatMap(partsOf) : [condition];
}

function isSame(one: Condition, other: Condition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * A condition as SQL over the table itself. What the case or the suspect must have reached is read
 * from their standing, which shows nobody's content; `joins` are those it needs.
 */
function rowSql(condition: Condition, model: Model): Omit<Arm, 'names'> {
  const { kind, perSuspect, table: row } = model;
  let withCase = false;
  let withParty = false;
  const theCase = () => {
    withCase ||= kind !== 'case';
    return kind === 'case' ? row : 'c';
  };
  const party = () => {
    withParty ||= kind !== 'party';
    return kind === 'party' ? row : 'p';
  };
  const stage = () => {
    if (kind !== 'record') return `${row}.stage_rank`;
    if (!perSuspect) return `${theCase()}.stage_rank`;
    return `coalesce(${party()}.stage_rank, ${theCase()}.stage_rank)`;
  };
  const sealable = () => {
    if (kind === 'record') return perSuspect ? [party()] : [];
    return [row];
  };
  const shows = () => {
    throw new Error('What a record shows is asked of the projection, not of the wall');
  };
  const sql = conditionSql(
    condition,
    { row, stage, theCase, party, shows, sealable },
    new SettingParams(),
  );
  const joins = [
    ...(withCase ? [standingOf('case', 'c', row)] : []),
    ...(withParty ? [standingOf('party', 'p', row)] : []),
  ];
  return { sql, joins };
}

function standingOf(of: Standing['of'], alias: string, row: string): Standing {
  return {
    of,
    from: `coordination.${of}_standing ${alias}`,
    on: `${alias}.id = ${row}.${of}_id`,
  };
}
