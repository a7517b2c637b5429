import type { Condition, Purpose } from './Condition.ts';
import type { Mask } from './maskSql.ts';
import type { Selection } from './Selection.ts';

/** How a cell is stored, and so how its text goes into JSON. */
export type SqlType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'numeric'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'text[]'
  | 'uuid[]'
  | 'jsonb';

/** A part of a structured cell: its GraphQL name is its key in the stored JSON. */
export interface Struct {
  readonly name: string;
  readonly parts: ReadonlyMap<string, Part>;
}

export interface Part {
  readonly name: string;
  readonly list: boolean;
  readonly struct?: (() => Struct) | undefined;
}

/** One field of a table that a reader may ask for. */
export interface Cell {
  readonly name: string;
  readonly column: string;
  readonly sql: SqlType;
  readonly list: boolean;
  /** Never null and never withheld: may lead an index and a cursor. */
  readonly notNull: boolean;
  readonly struct?: (() => Struct) | undefined;
  /** SQL in place of the column, over the row alias; the value must come from this row alone. */
  readonly derive?: ((row: string) => string) | undefined;
  /** A list of `{field, …}` about other cells: items about withheld ones are left out. */
  readonly aboutCells?: boolean | undefined;
  /** The form on the document is kept in such a list. */
  readonly keepsPrinted?: boolean | undefined;
  /** How the value is shown in part to those who may not have the whole of it. */
  readonly mask?: Mask | undefined;
  /** Secret of the investigation by its nature: entered under a confidentiality note only. */
  readonly investigation?: boolean | undefined;
  /** A list of attachments, of which single ones may be marked. */
  readonly attachments?: boolean | undefined;
}

/** A step to another model. `join` reads keys of this row (`outer`) and of the other (`row`). */
export interface Relation {
  readonly name: string;
  readonly to: string;
  readonly shape: 'one' | 'list' | 'connection';
  readonly join: (outer: (column: string) => string, row: string) => string;
  /** Cells of which one must be the same in both rows, each as the reader sees it. */
  readonly same?: readonly string[];
  /** The versions of the record itself, in their order. */
  readonly versions?: true;
}

/** A list that is made of records joined to the row, from their cells as the reader sees them. */
export interface Digest {
  readonly name: string;
  /** What is read of the records, by the relation that leads to them: a connection. */
  readonly reads: ReadonlyMap<string, readonly Selection[]>;
  /** The items of the list, made of the rows that were read. */
  readonly items: (read: ReadonlyMap<string, readonly DigestRow[]>) => readonly DigestRow[];
}

export type DigestRow = Readonly<Record<string, unknown>>;

/** A table as the compiler sees it: names only, no rights. */
export interface Model {
  readonly name: string;
  readonly kind: 'record' | 'case' | 'party' | 'clock' | 'reference';
  readonly schema: string;
  readonly table: string;
  /** A record of one suspect takes the stage of that suspect. */
  readonly perSuspect: boolean;
  /** The cell that holds the number of the document, if records of this model have one. */
  readonly number: string | undefined;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly digests?: ReadonlyMap<string, Digest>;
  /** The column that orders the model when nothing else is asked, newest first. */
  readonly order: { readonly column: string; readonly descending: boolean };
}

/** Why a cell is withheld: told to the reader in place of the value. */
export interface Withheld {
  readonly reason: string;
  readonly article: string;
  readonly until: string | null;
}

/** A hurdle that a cell must pass to be shown, and what is said if it does not. */
export interface Guard {
  readonly when: Condition;
  readonly otherwise: Withheld;
  /** Whoever does not pass sees the cell's mask, if it has one. */
  readonly masks?: boolean;
}

/** The rights of one kind of reader in one model. */
export interface Access {
  readonly rows: Condition;
  /** Rows of which the reader learns no more than that they exist, and whose they are. */
  readonly pointers?: Condition;
  readonly guards: (cell: string, purpose?: Purpose) => readonly Guard[];
}
