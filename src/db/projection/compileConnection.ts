import type { Compiler } from './Compiler.ts';
import type { At, Write } from './compileObject.ts';
import { compileObject } from './compileObject.ts';
import { filterSql } from './filterSql.ts';
import { Level, type Place } from './Level.ts';
import { mostNested, Page, type PageLimits } from './Page.ts';
import type { Projection } from './Projection.ts';
import type { Rows } from './Rows.ts';
import type { Selection } from './Selection.ts';
import type { Telling } from './Telling.ts';

const nestedLimits: PageLimits = { usual: 20, most: mostNested };

/** Opens a projection of the rows that belong to the connection. */
export type Connect = () => Projection;

interface Connection {
  /** The rows of the page, and one more where it is asked whether there are more. */
  readonly level: Level;
  /** SQL of the number of all rows, where it is asked for. */
  readonly count: string | undefined;
  /** Writes the connection as JSON. */
  readonly write: (
    rows: Rows,
    told: Telling | undefined,
    total: string | null | undefined,
  ) => string;
}

/** A connection: one page of rows, whose JSON is written by the hub from their text columns. */
export function compileConnection(
  connect: Connect,
  selected: Selection,
  { path, compiler }: Pick<At, 'path' | 'compiler'>,
  limits: PageLimits = nestedLimits,
): Connection {
  const inner = connect();
  const page = new Page(inner, selected, limits, compiler);
  const where = filterSql(selected.args.get('where'), inner, compiler);
  const wants = wantedOf(selected);
  const limit = wants.peek ? page.size + 1 : page.size;
  const level = new Level((apart) => pagedSql(inner, page, where, limit, apart));
  const nodes = nodeSelections(selected, path).map(([selection, at]) => ({
    selection,
    write: compileObject(inner, selection.fields, { level, path: at, compiler }),
  }));
  const cursor = wants.cursor ? level.column(page.cursor(), 'text') : undefined;
  const counted = selected.fields.some(({ field }) => field === 'totalCount');
  return {
    level,
    count: counted ? countSql(connect, selected, compiler) : undefined,
    write:
      plainWriter(selected, level, nodes, page) ??
      ((rows, told, total) => {
        const read = readPage({ rows, told, level, page, nodes, cursor });
        const fields = selected.fields.map(
          (field) => `"${field.key}":${connectionField(field, read, total ?? '0')}`,
        );
        return `{${fields.join(',')}}`;
      }),
  };
}

/** The usual connection asks for nodes alone, and is written as its rows come. */
function plainWriter(
  { fields }: Selection,
  level: Level,
  [node]: readonly NodeWriter[],
  { backward }: Page,
): Connection['write'] | undefined {
  const [only] = fields;
  if (fields.length !== 1 || node === undefined || only !== node.selection || backward) {
    return undefined;
  }
  const begin = `{"${only.key}":[`;
  return (rows, told) => {
    let text = begin;
    let row = rows.next(level);
    while (row !== undefined) {
      text += node.write(row, rows, told);
      row = rows.next(level);
      if (row !== undefined) text += ',';
    }
    return `${text}]}`;
  };
}

interface NodeWriter {
  readonly selection: Selection;
  readonly write: Write;
}

interface PageRead {
  readonly page: Page;
  /** The texts of the nodes, by their selection. */
  readonly nodes: ReadonlyMap<Selection, readonly string[]>;
  readonly cursors: readonly string[];
  readonly size: number;
  readonly more: boolean;
}

function readPage({
  rows,
  told,
  level,
  page,
  nodes,
  cursor,
}: {
  rows: Rows;
  told: Telling | undefined;
  level: Level;
  page: Page;
  nodes: readonly NodeWriter[];
  cursor: Place | undefined;
}): PageRead {
  const texts = nodes.map((): string[] => []);
  const cursors: string[] = [];
  let count = 0;
  for (let row = rows.next(level); row !== undefined; row = rows.next(level)) {
    count += 1;
    // The row beyond the page is read only to know that it is there.
    const isKept = count <= page.size;
    for (const [index, { write }] of nodes.entries()) {
      const text = write(row, rows, isKept ? told : undefined);
      if (isKept) texts[index]?.push(text);
    }
    if (isKept && cursor !== undefined) cursors.push(row[cursor.at] ?? '');
  }
  if (page.backward) for (const list of [...texts, cursors]) list.reverse();
  return {
    page,
    nodes: new Map(nodes.map(({ selection }, index) => [selection, texts[index] ?? []])),
    cursors,
    size: Math.min(count, page.size),
    more: count > page.size,
  };
}

function connectionField(field: Selection, read: PageRead, total: string): string {
  if (field.field === '__typename') return `"${field.type}"`;
  if (field.field === 'totalCount') return total;
  if (field.field === 'pageInfo') return pageInfo(field, read);
  const own = read.nodes.get(field);
  if (own !== undefined) return `[${own.join(',')}]`;
  const parts = field.fields.map((part) => {
    const texts = read.nodes.get(part);
    const prefix = `"${part.key}":`;
    if (texts !== undefined) return (at: number) => prefix + texts[at];
    if (part.field === 'cursor') return (at: number) => `${prefix}"${read.cursors[at]}"`;
    return () => `${prefix}"${part.type}"`;
  });
  const edges = Array.from(
    { length: read.size },
    (_, at) => `{${parts.map((part) => part(at)).join(',')}}`,
  );
  return `[${edges.join(',')}]`;
}

function pageInfo(field: Selection, { page, cursors, more }: PageRead): string {
  const cursor = (at: number) => JSON.stringify(cursors.at(at) ?? null);
  const values: Readonly<Record<string, string>> = {
    hasNextPage: String(page.backward ? page.hasCursor : more),
    hasPreviousPage: String(page.backward ? more : page.hasCursor),
    startCursor: cursor(0),
    endCursor: cursor(-1),
    __typename: '"PageInfo"',
  };
  return `{${field.fields.map((part) => `"${part.key}":${values[part.field]}`).join(',')}}`;
}

/** The projection cut to one page before anything is joined to it. */
function pagedSql(
  inner: Projection,
  page: Page,
  where: string | undefined,
  limit: number,
  apart: boolean,
): string {
  const conditions = [where, page.from].filter((one) => one !== undefined);
  const filter = conditions.length > 0 ? conditions.join(' AND ') : undefined;
  return inner.sql({ where: filter, orderBy: page.orderBy, limit, apart });
}

/** The number of rows that the reader may see and the filter admits. */
function countSql(connect: Connect, selected: Selection, compiler: Compiler): string {
  const counted = connect();
  const where = filterSql(selected.args.get('where'), counted, compiler);
  return `(SELECT count(*) FROM ${counted.sql()}${where === undefined ? '' : ` WHERE ${where}`})`;
}

/** The selections of nodes in a connection, each with its path. */
function nodeSelections(
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
function wantedOf(selected: Selection): { cursor: boolean; peek: boolean } {
  const infos = selected.fields.filter((field) => field.field === 'pageInfo');
  const info = new Set(infos.flatMap((field) => field.fields.map((part) => part.field)));
  const edges = selected.fields.filter((field) => field.field === 'edges');
  const edgeCursor = edges.some((edge) => edge.fields.some((part) => part.field === 'cursor'));
  return {
    cursor: edgeCursor || info.has('startCursor') || info.has('endCursor'),
    peek: info.has('hasNextPage') || info.has('hasPreviousPage'),
  };
}
