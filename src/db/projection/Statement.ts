import { type Variables, valueIn } from './Argument.ts';
import type { MaskReader } from './Compiler.ts';
import type { CursorScope, Cursors } from './Cursors.ts';
import { cursorValue } from './cursorValue.ts';
import type { ParamSource, ReaderParam } from './Params.ts';

/** A row as PostgreSQL sends it: the text of each column. */
export type TextRow = readonly (string | null)[];

/** The answer to one root field: JSON text, and the withheld cells of each level by bit. */
interface Answer {
  readonly json: string;
  readonly withheld: readonly Kept[];
}

/** Cells that were kept back somewhere below one root field. */
export interface Kept {
  readonly path: string;
  readonly reason: string;
  readonly article: string;
  readonly until: string | null;
}

/** One compiled root field: a statement, its parameters, and the way from its rows to JSON. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly ParamSource[];
  /** The lists whose cursors the answer holds, still open: `answerOf` seals them. */
  readonly scopes: readonly CursorScope[];
  readonly answer: (rows: readonly TextRow[]) => Answer;
}

export type ReaderValues = Readonly<Record<ReaderParam, string | readonly string[]>>;

/** The values of a statement's parameters for this reader and these variables. */
export function bind(
  statement: Pick<Statement, 'params'>,
  reader: ReaderValues,
  variables: Variables,
  cursors?: Cursors,
): readonly unknown[] {
  return statement.params.map((source) => {
    if (source.from === 'reader') return reader[source.name];
    const value = valueIn(source.argument, variables);
    if (source.from === 'argument') return source.read(value);
    if (cursors === undefined) throw new Error('A statement with cursors is bound without them');
    return cursorValue(cursors.open(value, source.scope, variables), source.index);
  });
}

/** What a statement's rows say, with its cursors sealed for the reader. */
export function answerOf(
  statement: Statement,
  rows: readonly TextRow[],
  variables: Variables,
  cursors: Cursors,
): Answer {
  const answer = statement.answer(rows);
  return { ...answer, json: cursors.seal(answer.json, statement.scopes, variables) };
}

/** Reads the mask columns of all rows into the cells that were kept back. */
export function readMasks(
  readers: readonly MaskReader[],
  rows: readonly TextRow[],
  firstColumn: number,
): readonly Kept[] {
  return readers.flatMap((reader, index) => {
    let bits = 0n;
    for (const row of rows) {
      const text = row[firstColumn + index];
      if (text !== null && text !== undefined) bits |= BigInt(text);
    }
    return bits === 0n ? [] : keptBy(reader, bits);
  });
}

function keptBy({ bits, path, keys }: MaskReader, mask: bigint): Kept[] {
  return bits.flatMap(({ withheld, cells }, bit) => {
    if ((mask & (1n << BigInt(bit))) === 0n) return [];
    return [...cells].flatMap((cell) =>
      (keys.get(cell) ?? []).map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        ...withheld,
      })),
    );
  });
}
