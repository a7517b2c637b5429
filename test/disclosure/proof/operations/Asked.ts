/** Values of one kind, of which each round of an operation takes another. */
export interface Choice {
  readonly among: readonly (string | number | boolean)[];
  /** Which one the first round takes. */
  readonly at: number;
  /** Of a number, how far beside it; of a text, how many letters of it. */
  readonly step?: number;
  readonly letters?: number;
}

/** An argument's value; a cursor is the n-th that the same world has answered so far. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Choice
  | { readonly name: string }
  | { readonly cursor: number }
  | { readonly list: readonly Value[] }
  | { readonly fields: readonly (readonly [string, Value])[] };

/** Name, value and type of an argument. */
export type Argument = readonly [string, Value, string];

/** A field as it is asked for, or a fragment on a type. */
export type Asked =
  | {
      readonly field: string;
      readonly args: readonly Argument[];
      readonly of: readonly Asked[];
      /** Whether the answer bears a name of its own. */
      readonly alias: boolean;
    }
  | { readonly on: string; readonly of: readonly Asked[]; readonly named: boolean };

/** One operation of the proof: a root field with what is asked below it. */
export type Operation = Extract<Asked, { field: string }>;
