import { HubError } from '../../errors.ts';
import { type Argument, fieldsOf, itemsOf, shapeOf } from './Argument.ts';
import type { Compiler } from './Compiler.ts';
import { checkFilterValue } from './checkFilterValue.ts';
import type { Cell } from './Model.ts';
import type { Projection } from './Projection.ts';

/** How deep `and`, `or`, `not` may nest, and how many comparisons one filter may hold. */
const deepest = 8;

/** A filter as SQL over the projection: a withheld cell behaves as NULL, so it never matches. */
export function filterSql(
  where: Argument | undefined,
  projection: Projection,
  compiler: Compiler,
  depth = 0,
): string | undefined {
  if (depth > deepest)
    throw new HubError('QUERY_TOO_LARGE', { what: 'filter depth', limit: deepest });
  const terms = fieldsOf(where).flatMap(([name, argument]) => {
    if (shapeOf(argument) === null || shapeOf(argument) === undefined) return [];
    const term = termSql(name, argument, projection, compiler, depth);
    return term === undefined ? [] : [term];
  });
  if (terms.length === 0) return undefined;
  return terms.length === 1 ? terms[0] : `(${terms.join(' AND ')})`;
}

function termSql(
  name: string,
  argument: Argument,
  projection: Projection,
  compiler: Compiler,
  depth: number,
): string | undefined {
  const inner = (one: Argument) => filterSql(one, projection, compiler, depth + 1);
  if (name === 'and' || name === 'or') {
    const parts = itemsOf(argument).map((item) => inner(item) ?? 'true');
    // An empty "or" matches nothing, as an empty disjunction does; an empty "and" matches all.
    if (parts.length === 0) return name === 'or' ? 'false' : undefined;
    return `(${parts.join(name === 'and' ? ' AND ' : ' OR ')})`;
  }
  if (name === 'not') return `NOT ${inner(argument) ?? 'true'}`;
  const relation = projection.model.relations.get(name);
  if (relation !== undefined) {
    const other = compiler.projection(relation.to, { asOf: projection.asOf });
    other.where(relation.join((column) => projection.key(column), other.rowAlias));
    const condition = filterSql(argument, other, compiler, depth + 1);
    return `EXISTS (SELECT 1 FROM ${other.sql()}${condition === undefined ? '' : ` WHERE ${condition}`})`;
  }
  const cell = projection.model.cells.get(name);
  if (cell === undefined) throw new HubError('BAD_FILTER', { what: name });
  const column = projection.cell(name);
  // A variable that was not provided leaves its place out, as GraphQL has it; null stays null.
  const given = fieldsOf(argument).filter(([, value]) => shapeOf(value) !== undefined);
  const terms = given.map(([operator, value]) =>
    comparison(column, cell, operator, value, compiler),
  );
  return terms.length === 0 ? undefined : `(${terms.join(' AND ')})`;
}

const operators: Readonly<Record<string, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

function comparison(
  column: string,
  cell: Cell,
  operator: string,
  value: Argument,
  { params }: Compiler,
): string {
  const read = (one: unknown) => checkFilterValue(one, cell.sql);
  if (operator === 'isNull') return `(${column} IS NULL) = ${params.argument(value, 'boolean')}`;
  if (operator === 'has') return `${params.argument(value, 'text')} = ANY(${column})`;
  if (operator === 'eq') return `${column} = ${params.argument(value, cell.sql, read)}`;
  if (operator === 'in') {
    const readAll = (all: unknown) => (Array.isArray(all) ? all : [all]).map(read);
    return `${column} = ANY(${params.argument(value, `${cell.sql}[]`, readAll)})`;
  }
  if (operator === 'prefix') return `${column} LIKE ${params.argument(value, 'text', likePrefix)}`;
  const symbol = operators[operator];
  if (symbol === undefined) throw new HubError('BAD_FILTER', { what: operator });
  return `${column} ${symbol} ${params.argument(value, cell.sql, read)}`;
}

function likePrefix(value: unknown): unknown {
  return typeof value === 'string' ? `${value.replace(/[\\%_]/g, '\\$&')}%` : null;
}
