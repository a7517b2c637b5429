import { asOfIn } from './asOfIn.ts';
import { cellOf } from './CellSql.ts';
import type { Compiler } from './Compiler.ts';
import { compileConnection } from './compileConnection.ts';
import { compileDigest } from './compileDigest.ts';
import { compileWithheld } from './compileWithheld.ts';
import { encoderOf } from './encodeCell.ts';
import { type ColumnType, Level } from './Level.ts';
import type { Cell, Relation } from './Model.ts';
import { markingCells, markingSql } from './markingSql.ts';
import type { Projection } from './Projection.ts';
import { pointersSql } from './pointersSql.ts';
import type { Rows } from './Rows.ts';
import { rowTeller } from './rowTeller.ts';
import type { Selection } from './Selection.ts';
import type { TextRow } from './Statement.ts';
import { structSql } from './structSql.ts';
import type { Telling } from './Telling.ts';

/**
 * Writes what is selected of one row as JSON, reading the rows below it from `rows`. What it says of
 * its cells is told, unless the row is only looked at.
 */
export type Write = (row: TextRow, rows: Rows, told: Telling | undefined) => string;

/** One level of the answer while it is compiled. */
export interface At {
  readonly level: Level;
  readonly path: string;
  readonly compiler: Compiler;
}

/** Compiles what is selected of each row of `projection`, whose rows are those of the level. */
export function compileObject(projection: Projection, fields: readonly Selection[], at: At): Write {
  const asked = new Map<string, string[]>();
  const tell = rowTeller(projection, asked, at);
  const parts = fields.map((selected, index) => ({
    prefix: `${index === 0 ? '{' : ','}"${keyOf(selected, at.compiler)}":`,
    write: fieldWriter(projection, selected, asked, at),
  }));
  return (row, rows, told) => {
    if (told !== undefined) tell?.(row, told);
    let text = parts.length === 0 ? '{' : '';
    for (const { prefix, write } of parts) text += prefix + write(row, rows, told);
    return `${text}}`;
  };
}

function fieldWriter(
  projection: Projection,
  selected: Selection,
  asked: Map<string, string[]>,
  at: At,
): Write {
  const { field, key, type, fields } = selected;
  const { level, compiler } = at;
  if (field === '__typename') return () => `"${type}"`;
  if (field === 'withheld') return compileWithheld(projection, fields, level);
  if (field === 'pointers' && projection.model.kind === 'case') {
    // That there are records, and whose, is told by no row of theirs.
    asked.set(field, [...(asked.get(field) ?? []), key]);
    return columnWriter(level, pointersSql(projection, selected, compiler), 'json');
  }
  if (field === 'marking') {
    for (const [cell, part] of markingCells(fields)) {
      asked.set(cell, [...(asked.get(cell) ?? []), `${key}.${part}`]);
    }
    return columnWriter(level, markingSql(projection, fields), 'json');
  }
  const relation = projection.model.relations.get(field);
  if (relation !== undefined) {
    return compileRelation(relation, projection, selected, { ...at, path: join(at.path, key) });
  }
  const digest = projection.model.digests?.get(field);
  if (digest !== undefined) {
    return compileDigest(digest, projection, selected, { ...at, path: join(at.path, key) });
  }
  const cell = projection.model.cells.get(field);
  if (cell === undefined) throw new Error(`${projection.model.name} has no field ${field}`);
  asked.set(cell.name, [...(asked.get(cell.name) ?? []), key]);
  return cellWriter(cell, projection, selected, level);
}

function cellWriter(cell: Cell, projection: Projection, selected: Selection, level: Level): Write {
  const column = projection.shown(cell.name);
  if (cell.struct !== undefined) {
    const sql = structSql(column, cell.struct(), cell.list, selected.fields);
    return columnWriter(level, sql, 'json');
  }
  if (cell.list) return columnWriter(level, `to_json(${column})`, 'json');
  return columnWriter(level, column, cell.sql);
}

/** Writes the text of a column as JSON. */
function columnWriter(level: Level, sql: string, type: ColumnType): Write {
  const place = level.column(sql, type);
  const encode = encoderOf(type);
  return (row) => {
    const value = row[place.at];
    return value === null || value === undefined ? 'null' : encode(value);
  };
}

/** Compiles the rows that a relation leads to. */
export function compileRelation(
  relation: Relation,
  outer: Projection,
  selected: Selection,
  at: At,
): Write {
  const { compiler } = at;
  const within = outer.model.kind === 'case' ? outer : undefined;
  const part = relation.versions ? 'steps' : 'rows';
  const asOf = asOfIn(selected) ?? outer.asOf;
  const connect = () => {
    const inner = compiler.projection(relation.to, { within, part, asOf });
    inner.where(relation.join((column) => outer.key(column), inner.rowAlias));
    if (relation.same !== undefined) matchCells(relation.same, outer, inner);
    return inner;
  };
  if (relation.shape === 'connection') {
    const { level, count, write } = compileConnection(connect, selected, at);
    at.level.below.push(level);
    const total = count === undefined ? undefined : at.level.column(count, 'bigint');
    return (row, rows, told) => write(rows, told, total && row[total.at]);
  }
  const inner = connect();
  const orderBy =
    relation.shape === 'list' ? inner.key(relation.versions ? 'version' : 'id') : undefined;
  const level = new Level((apart) => inner.sql({ orderBy, apart }));
  at.level.below.push(level);
  const write = compileObject(inner, selected.fields, { ...at, level });
  const items = (rows: Rows, told: Telling | undefined) => {
    const texts: string[] = [];
    for (let row = rows.next(level); row !== undefined; row = rows.next(level)) {
      texts.push(write(row, rows, told));
    }
    return texts;
  };
  if (relation.shape === 'one') return (_, rows, told) => items(rows, told)[0] ?? 'null';
  return (_, rows, told) => `[${items(rows, told).join(',')}]`;
}

/** The index finds by what is stored; whether it is the same is judged by what the reader is shown. */
function matchCells(names: readonly string[], outer: Projection, inner: Projection): void {
  const same = (row: (name: string) => string) =>
    `(${names.map((name) => `${row(name)} = ${outer.cell(name)}`).join(' OR ')})`;
  inner.where(same((name) => `${inner.rowAlias}.${cellOf(inner.model, name).column}`));
  inner.match(same((name) => inner.cell(name)));
}

/** Fields with arguments may stand twice under one object; their aliases keep them apart. */
export function keyOf(selected: Selection, compiler: Compiler): string {
  if (compiler.keys === 'document') return selected.key;
  return selected.args.size > 0 ? `@${selected.key}` : selected.field;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
