import { randomBytes } from 'node:crypto';
import { type Argument, type Variables, valueIn } from './Argument.ts';
import type { CursorKey } from './CursorKey.ts';

/** The list that a cursor is a place in: which one, in which order, under which filter. */
export interface CursorScope {
  readonly list: string;
  readonly order: string;
  readonly where: Argument | undefined;
  readonly asOf: Argument | undefined;
}

/** Stands before each cursor that PostgreSQL writes; unknown outside, so no stored text has it. */
const mark = `cursor-${randomBytes(12).toString('hex')}-`;
const marked = new RegExp(`${mark}(\\d+)\\.([A-Za-z0-9+/=]*)`, 'g');

/** SQL of a cursor that the hub seals before the answer leaves: its place in the scopes, its values. */
export function openCursorSql(place: number, values: string): string {
  return `'${mark}${place}.' || translate(encode(convert_to(json_build_array(${values})::text, 'UTF8'), 'base64'), E'\\n', '')`;
}

/** The cursors of one reader with its rights: to anyone else, or in another list, they are void. */
export class Cursors {
  readonly #key: CursorKey;
  readonly #holder: readonly string[];

  constructor(key: CursorKey, holder: readonly string[]) {
    this.#key = key;
    this.#holder = holder;
  }

  /** Seals each cursor in an answer's JSON text. */
  seal(json: string, scopes: readonly CursorScope[], variables: Variables): string {
    if (scopes.length === 0) return json;
    const purposes = scopes.map((scope) => this.#purpose(scope, variables));
    return json.replace(marked, (_, place: string, plain: string) => {
      const values = Buffer.from(plain, 'base64').toString();
      return this.#key.seal(values, purposes[Number(place)] ?? '');
    });
  }

  /** The values of a cursor, as JSON text. Throws BAD_CURSOR for one of another reader or list. */
  open(cursor: unknown, scope: CursorScope, variables: Variables): string {
    return this.#key.open(cursor, this.#purpose(scope, variables));
  }

  #purpose({ list, order, where, asOf }: CursorScope, variables: Variables): string {
    const then = asOf === undefined ? [] : [valueIn(asOf, variables)];
    const filter = where === undefined ? null : ordered(valueIn(where, variables));
    return JSON.stringify([...this.#holder, list, order, filter, ...then]);
  }
}

/** The same filter however its fields are ordered. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value ?? null;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return fields
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, ordered(inner)]);
}
