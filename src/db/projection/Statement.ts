import type { Shown } from '../evidence/FieldSet.ts';
import { type Variables, valueIn } from './Argument.ts';
import type { CursorScope, Cursors } from './Cursors.ts';
import { cursorValue } from './cursorValue.ts';
import type { ParamSource, ReaderParam } from './Params.ts';

/** A row as PostgreSQL sends it: the text of each column. */
export type TextRow = readonly (string | null)[];

/** What one level of the answer says of its cells. */
export interface Told {
  readonly withheld: readonly Kept[];
  readonly portions: readonly Portion[];
  /** Which fields of which rows it shows, for the log of disclosures. */
  readonly shown: readonly Shown[];
}

/** The answer to one root field: JSON text, and what its levels say of their cells. */
interface Answer extends Told {
  readonly json: string;
}

/** How one level of the answer is marked: the markings of its cells, rolled up by PostgreSQL. */
export interface Portion {
  readonly path: string;
  /** Bits of levels and restrictions (`codes/markingLevels.ts`, `codes/restrictions.ts`). */
  readonly bits: number;
  /** Each audience to which cells were narrowed. */
  readonly audiences: readonly (readonly string[])[];
  /** How many cells are shown of a kind that the aggregation rule counts. */
  readonly counts: readonly {
    readonly of: string;
    readonly count: number;
    readonly fields: readonly string[];
  }[];
  /** Paths of the cells that take part in the marking. */
  readonly fields: readonly string[];
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
