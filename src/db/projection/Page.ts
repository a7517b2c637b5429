import { HubError } from '../../errors.ts';
import { type Argument, itemsOf, shapeOf } from './Argument.ts';
import type { Compiler } from './Compiler.ts';
import { type CursorScope, openCursorSql } from './Cursors.ts';
import type { Projection } from './Projection.ts';
import type { Selection } from './Selection.ts';

/** The most rows that one page of a list below a row holds. */
export const mostNested = 200;

export interface PageLimits {
  readonly usual: number;
  readonly most: number;
}

interface Term {
  readonly sql: string;
  readonly cast: string;
  readonly descending: boolean;
  readonly notNull: boolean;
}

/** One page of a list: which rows, in which order, from which cursor on (Relay cursor connections). */
export class Page {
  readonly backward: boolean;
  readonly orderBy: string;
  /** Condition of the cursors between which the page lies, if there are any. */
  readonly from: string | undefined;
  /** The number of rows asked for. */
  readonly size: number;
  /** Whether a cursor was given at the end that the page begins from. */
  readonly hasCursor: boolean;
  readonly #values: string;
  readonly #scope: CursorScope;
  readonly #compiler: Compiler;

  constructor(projection: Projection, selected: Selection, limits: PageLimits, compiler: Compiler) {
    const given = (name: string) => {
      const argument = selected.args.get(name);
      return argument !== undefined && shapeOf(argument) != null ? argument : undefined;
    };
    if (given('first') && given('last')) {
      throw new HubError('BAD_PAGE', { least: 0, most: limits.most });
    }
    this.backward = given('last') !== undefined;
    const terms = orderTerms(given('orderBy'), projection);
    const scope: CursorScope = {
      list: `${selected.type}.${selected.field}`,
      order: terms.map((term) => `${term.sql.split('.')[1]} ${term.descending}`).join(),
      where: given('where'),
      asOf: projection.asOf,
    };
    this.orderBy = terms
      .map(({ sql, descending, notNull }) => {
        const down = descending !== this.backward;
        // Withheld and empty cells come last in reading order, so first when read backwards.
        const nulls = notNull ? '' : this.backward ? ' NULLS FIRST' : ' NULLS LAST';
        return `${sql}${down ? ' DESC' : ''}${nulls}`;
      })
      .join(', ');
    this.#values = terms.map(({ sql }) => `${sql}::text`).join(', ');
    this.#scope = scope;
    this.#compiler = compiler;
    const [after, before] = [given('after'), given('before')];
    this.hasCursor = (this.backward ? before : after) !== undefined;
    const bounds = [
      ...(after ? [beyond(terms, after, scope, false, compiler)] : []),
      ...(before ? [beyond(terms, before, scope, true, compiler)] : []),
    ];
    this.from = bounds.length > 0 ? bounds.join(' AND ') : undefined;
    this.size = pageSize(shapeOf(given('first') ?? given('last')), limits);
  }

  /** SQL of a row's cursor, which is sealed when the answer leaves. */
  cursor(): string {
    const { scopes } = this.#compiler;
    return openCursorSql(scopes.push(this.#scope) - 1, this.#values);
  }
}

/**
 * The size stands in the statement as a number, not as a parameter: PostgreSQL plans a short page
 * and a whole table differently, and plans each statement once.
 */
function pageSize(asked: unknown, limits: PageLimits): number {
  const size = asked ?? limits.usual;
  if (typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= limits.most) {
    return size;
  }
  throw new HubError('BAD_PAGE', { least: 0, most: limits.most });
}

function orderTerms(orderBy: Argument | undefined, projection: Projection): Term[] {
  const { model } = projection;
  const asked = orderBy === undefined ? [] : itemsOf(orderBy).map((item) => String(shapeOf(item)));
  const terms = asked.map((name) => {
    const descending = name.endsWith('_DESC');
    const column = name.replace(/_(ASC|DESC)$/, '').toLowerCase();
    const cell = [...model.cells.values()].find((one) => one.column === column);
    if (cell === undefined) throw new HubError('BAD_FILTER', { what: 'orderBy' });
    return { sql: projection.cell(cell.name), cast: cell.sql, descending, notNull: cell.notNull };
  });
  if (terms.length === 0) {
    const cell = [...model.cells.values()].find((one) => one.column === model.order.column);
    const sql = cell ? projection.cell(cell.name) : projection.key(model.order.column);
    const { descending } = model.order;
    terms.push({ sql, cast: cell?.sql ?? 'text', descending, notNull: cell?.notNull ?? true });
  }
  const descending = terms.at(-1)?.descending ?? false;
  const id = model.cells.get('id');
  terms.push({ sql: projection.key('id'), cast: id?.sql ?? 'uuid', descending, notNull: true });
  return terms;
}

/** The rows after the cursor in the order of reading: a row comparison where it can use an index. */
function beyond(
  terms: readonly Term[],
  at: Argument,
  scope: CursorScope,
  backward: boolean,
  { params }: Compiler,
): string {
  const values = terms.map((term, index) => `${params.cursor(at, scope, index)}::${term.cast}`);
  const down = (term: Term) => term.descending !== backward;
  const uniform = terms.every((term) => term.notNull && down(term) === terms.every(down));
  if (uniform) {
    const left = terms.map((term) => term.sql).join(', ');
    return `(${left}) ${terms.every(down) ? '<' : '>'} (${values.join(', ')})`;
  }
  const past = terms.map((term, index) => {
    const value = values[index] ?? 'NULL';
    const order = `${term.sql} ${down(term) ? '<' : '>'} ${value}`;
    const step = backward
      ? `(${order} OR (${value} IS NULL AND ${term.sql} IS NOT NULL))`
      : `(${order} OR (${value} IS NOT NULL AND ${term.sql} IS NULL))`;
    const same = terms
      .slice(0, index)
      .map((before, place) => `${before.sql} IS NOT DISTINCT FROM ${values[place]}`);
    return [...same, term.notNull ? order : step].join(' AND ');
  });
  return `(${past.map((one) => `(${one})`).join(' OR ')})`;
}
