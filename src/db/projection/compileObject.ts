import { cellOf } from './CellSql.ts';
import { type Compiler, folded, type MaskColumn } from './Compiler.ts';
import { type Connect, compileConnection } from './compileConnection.ts';
import { jsonObject } from './jsonObject.ts';
import type { Cell, Relation, SqlType } from './Model.ts';
import { markingCells, markingSql } from './markingSql.ts';
import type { Projection } from './Projection.ts';
import { pointersSql } from './pointersSql.ts';
import type { Selection } from './Selection.ts';
import { structSql } from './structSql.ts';
import { withheldSql } from './withheldSql.ts';

export interface Output {
  readonly key: string;
  readonly sql: string;
  readonly as: SqlType | 'json';
}

/** One level of the answer: its fields as SQL, the joins they need, and the masks below it. */
export interface CompiledObject {
  readonly outputs: readonly Output[];
  readonly joins: string;
  readonly masks: readonly MaskColumn[];
}

/** Compiles what is selected of one row of `projection`. */
export function compileObject(
  projection: Projection,
  fields: readonly Selection[],
  path: string,
  compiler: Compiler,
): CompiledObject {
  const joins: string[] = [];
  const masks: MaskColumn[] = [];
  const asked = new Map<string, string[]>();
  const outputs = fields.map((selected): Output => {
    const key = keyOf(selected, compiler);
    if (selected.field === '__typename') {
      return { key, sql: `'${selected.type}'::text`, as: 'text' };
    }
    if (selected.field === 'withheld') {
      return { key, sql: withheldSql(projection, selected.fields), as: 'json' };
    }
    if (selected.field === 'pointers' && projection.model.kind === 'case') {
      return { key, sql: pointersSql(projection, selected, compiler), as: 'json' };
    }
    if (selected.field === 'marking') {
      for (const [cell, part] of markingCells(selected.fields)) {
        asked.set(cell, [...(asked.get(cell) ?? []), `${selected.key}.${part}`]);
      }
      return { key, sql: markingSql(projection, selected.fields), as: 'json' };
    }
    const relation = projection.model.relations.get(selected.field);
    if (relation !== undefined) {
      const joined = compileRelation(
        relation,
        projection,
        selected,
        join(path, selected.key),
        compiler,
      );
      joins.push(joined.join);
      masks.push(...joined.masks);
      return { key, sql: joined.sql, as: 'json' };
    }
    const cell = projection.model.cells.get(selected.field);
    if (cell === undefined) {
      throw new Error(`${projection.model.name} has no field ${selected.field}`);
    }
    asked.set(cell.name, [...(asked.get(cell.name) ?? []), selected.key]);
    return cellOutput(key, cell, projection, selected);
  });
  // Reference tables are open to all: they withhold nothing and mark no answer.
  if (projection.model.kind !== 'reference') {
    const { report } = projection;
    const sql = projection.late('report', () => report.rowSql());
    masks.unshift({ sql, read: { path, report, keys: asked, named: true } });
  }
  return { outputs, joins: joins.join(''), masks };
}

/** The level as one JSON value; for levels below the root. */
export function jsonOf(outputs: readonly Output[]): string {
  return jsonObject(outputs.map(({ key, sql }) => [key, sql]));
}

function cellOutput(key: string, cell: Cell, projection: Projection, selected: Selection): Output {
  const column = projection.shown(cell.name);
  if (cell.struct !== undefined) {
    return { key, sql: structSql(column, cell.struct(), cell.list, selected.fields), as: 'json' };
  }
  if (cell.list) return { key, sql: `to_json(${column})`, as: 'json' };
  return { key, sql: column, as: cell.sql };
}

interface Joined {
  readonly join: string;
  readonly sql: string;
  readonly masks: readonly MaskColumn[];
}

function compileRelation(
  relation: Relation,
  outer: Projection,
  selected: Selection,
  path: string,
  compiler: Compiler,
): Joined {
  const alias = `l${compiler.serial()}`;
  const within = outer.model.kind === 'case' ? outer : undefined;
  const connect: Connect = () => {
    const inner = compiler.projection(relation.to, { within });
    inner.where(relation.join((column) => outer.key(column), inner.rowAlias));
    if (relation.same !== undefined) matchCells(relation.same, outer, inner);
    return inner;
  };
  const { sql, masks } =
    relation.shape === 'connection'
      ? compileConnection(connect, selected, path, compiler)
      : compilePlain(relation, connect, selected, path, compiler);
  return {
    join: ` LEFT JOIN LATERAL (${sql}) ${alias} ON true`,
    sql: `${alias}.j`,
    masks: masks.map((mask, index) => ({ ...mask, sql: `${alias}.m${index}` })),
  };
}

/** The index finds by what is stored; whether it is the same is judged by what the reader is shown. */
function matchCells(names: readonly string[], outer: Projection, inner: Projection): void {
  const same = (row: (name: string) => string) =>
    `(${names.map((name) => `${row(name)} = ${outer.cell(name)}`).join(' OR ')})`;
  inner.where(same((name) => `${inner.rowAlias}.${cellOf(inner.model, name).column}`));
  inner.match(same((name) => inner.cell(name)));
}

function compilePlain(
  relation: Relation,
  connect: Connect,
  selected: Selection,
  path: string,
  compiler: Compiler,
): { sql: string; masks: readonly MaskColumn[] } {
  const inner = connect();
  const object = compileObject(inner, selected.fields, path, compiler);
  const json = jsonOf(object.outputs);
  if (relation.shape === 'one') {
    const masks = object.masks.map((mask, index) => `, ${mask.sql} AS m${index}`).join('');
    return {
      sql: `SELECT ${json} AS j${masks} FROM ${inner.sql()}${object.joins}`,
      masks: object.masks,
    };
  }
  const id = inner.key('id');
  const masks = object.masks.map((mask, index) => `, ${folded(mask.sql)} AS m${index}`).join('');
  return {
    sql: `SELECT coalesce(json_agg(${json} ORDER BY ${id}), '[]') AS j${masks} FROM ${inner.sql()}${object.joins}`,
    masks: object.masks,
  };
}

/** Fields with arguments may stand twice under one object; their aliases keep them apart. */
function keyOf(selected: Selection, compiler: Compiler): string {
  if (compiler.keys === 'document') return selected.key;
  return selected.args.size > 0 ? `@${selected.key}` : selected.field;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
