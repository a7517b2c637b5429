/** An argument's value; a cursor is the n-th that the same world has answered so far. */
export type Value =
  | null
  | boolean
  | number
  | string
  | { readonly name: string }
  | { readonly cursor: number }
  | { readonly list: readonly Value[] }
  | { readonly fields: readonly (readonly [string, Value])[] };

/** A field as it is asked for, or a fragment on a type. */
export type Asked =
  | {
      readonly field: string;
      readonly args: readonly (readonly [string, Value])[];
      readonly of: readonly Asked[];
      /** Whether the answer bears a name of its own. */
      readonly alias: boolean;
    }
  | { readonly on: string; readonly of: readonly Asked[]; readonly named: boolean };

/** One operation of the proof: a root field, and whether its arguments travel as variables. */
export interface Operation {
  readonly root: Extract<Asked, { field: string }>;
  readonly byVariables: boolean;
}
