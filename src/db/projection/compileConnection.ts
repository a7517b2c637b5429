import { type Compiler, folded, type MaskColumn } from './Compiler.ts';
import { compileObject, jsonOf } from './compileObject.ts';
import { filterSql } from './filterSql.ts';
import { jsonObject } from './jsonObject.ts';
import { Page } from './Page.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

const nestedLimits = { usual: 20, most: 200 };

/** Opens a projection of the rows that belong to the connection. */
export type Connect = () => Projection;

/** A connection below another object, as SQL of one row: `j` the JSON, `m0 …` the masks. */
export function compileConnection(
  connect: Connect,
  selected: Selection,
  path: string,
  compiler: Compiler,
): { sql: string; masks: readonly MaskColumn[] } {
  const inner = connect();
  const rows = connectionRows(inner, selected, path, compiler, nestedLimits);
  const { page } = rows;
  const kept = rows.peeks ? ` FILTER (WHERE n.rn <= ${page.size})` : '';
  const order = page.backward ? ' ORDER BY n.rn DESC' : '';
  const list = (item: string) => `coalesce(json_agg(${item}${order})${kept}, '[]')`;
  const fields = selected.fields.map((field): readonly [string, string] => {
    if (field.field === '__typename') return [field.key, `'${field.type}'::text`];
    if (field.field === 'nodes') return [field.key, list(`n.${rows.nodes.get(field)}`)];
    if (field.field === 'totalCount') {
      return [field.key, countSql(connect, selected, compiler)];
    }
    if (field.field === 'edges') {
      const edge = field.fields.map((part): readonly [string, string] => {
        if (part.field === 'cursor') return [part.key, 'n.cur'];
        if (part.field === '__typename') return [part.key, `'${part.type}'::text`];
        return [part.key, `n.${rows.nodes.get(part)}`];
      });
      return [field.key, list(jsonObject(edge))];
    }
    return [field.key, pageInfoSql(field, page, kept)];
  });
  const masks = rows.masks
    .map((_, index) => `, ${folded(`n.m${index}`)}${kept} AS m${index}`)
    .join('');
  const sql = `SELECT ${jsonObject(fields)} AS j${masks} FROM (${rows.sql}) n`;
  return { sql, masks: rows.masks };
}

interface ConnectionRows {
  readonly sql: string;
  readonly page: Page;
  /** Whether one row more than asked is read, to know if there is a next page. */
  readonly peeks: boolean;
  /** The column that holds each selected kind of node. */
  readonly nodes: ReadonlyMap<Selection, string>;
  readonly masks: readonly MaskColumn[];
}

/** The rows of one page with a JSON column for each selection of nodes. */
function connectionRows(
  inner: Projection,
  selected: Selection,
  path: string,
  compiler: Compiler,
  limits: { usual: number; most: number },
): ConnectionRows {
  const page = new Page(inner, selected, limits, compiler);
  const where = filterSql(selected.args.get('where'), inner, compiler);
  const nodes = new Map<Selection, string>();
  const masks: MaskColumn[] = [];
  const columns: string[] = [];
  let joins = '';
  for (const [selection, at] of nodeSelections(selected, path)) {
    const object = compileObject(inner, selection.fields, at, compiler);
    const column = `j${nodes.size}`;
    nodes.set(selection, column);
    columns.push(`${jsonOf(object.outputs)} AS ${column}`);
    joins += object.joins;
    masks.push(...object.masks);
  }
  const wants = wantedOf(selected);
  if (wants.cursor) columns.push(`${page.cursor()} AS cur`);
  if (wants.peek || page.backward || wants.cursor) columns.push('row_number() OVER () AS rn');
  columns.push(...masks.map((mask, index) => `${mask.sql} AS m${index}`));
  const limit = wants.peek ? page.size + 1 : page.size;
  const sql = `SELECT ${columns.join(', ') || '1'} FROM ${pagedSql(inner, page, where, limit)}${joins}`;
  return { sql, page, peeks: wants.peek, nodes, masks };
}

/** The projection cut to one page before anything is joined to it. */
export function pagedSql(
  inner: Projection,
  page: Page,
  where: string | undefined,
  limit: number,
): string {
  const conditions = [where, page.from].filter((one) => one !== undefined);
  const filter = conditions.length > 0 ? conditions.join(' AND ') : undefined;
  return inner.sql({ where: filter, orderBy: page.orderBy, limit });
}

/** The number of rows that the reader may see and the filter admits. */
export function countSql(connect: Connect, selected: Selection, compiler: Compiler): string {
  const counted = connect();
  const where = filterSql(selected.args.get('where'), counted, compiler);
  return `(SELECT count(*) FROM ${counted.sql()}${where === undefined ? '' : ` WHERE ${where}`})`;
}

/** The selections of nodes in a connection, each with its path. */
export function nodeSelections(
  selected: Selection,
  path: string,
): readonly (readonly [Selection, string])[] {
  return selected.fields.flatMap((field) => {
    if (field.field === 'nodes') return [[field, `${path}.${field.key}`] as const];
    if (field.field !== 'edges') return [];
    return field.fields
      .filter((part) => part.field === 'node')
      .map((part) => [part, `${path}.${field.key}.${part.key}`] as const);
  });
}

/** What a connection must compute beside its nodes. */
export function wantedOf(selected: Selection): { cursor: boolean; peek: boolean } {
  const infos = selected.fields.filter((field) => field.field === 'pageInfo');
  const info = new Set(infos.flatMap((field) => field.fields.map((part) => part.field)));
  const edges = selected.fields.filter((field) => field.field === 'edges');
  const edgeCursor = edges.some((edge) => edge.fields.some((part) => part.field === 'cursor'));
  return {
    cursor: edgeCursor || info.has('startCursor') || info.has('endCursor'),
    peek: info.has('hasNextPage') || info.has('hasPreviousPage'),
  };
}

function pageInfoSql(field: Selection, page: Page, kept: string): string {
  const more = `(count(*) > ${page.size})`;
  const cursors = `array_agg(n.cur ORDER BY n.rn${page.backward ? ' DESC' : ''})${kept}`;
  const values: Readonly<Record<string, string>> = {
    hasNextPage: page.backward ? String(page.hasCursor) : more,
    hasPreviousPage: page.backward ? more : String(page.hasCursor),
    startCursor: `(${cursors})[1]`,
    endCursor: `(${cursors})[count(*)${kept}]`,
    __typename: `'PageInfo'::text`,
  };
  return jsonObject(field.fields.map((part) => [part.key, values[part.field] ?? 'NULL']));
}
