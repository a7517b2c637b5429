import type { SqlType } from '../db/projection/Model.ts';
import type { Report } from './Report.ts';

/** The operators that a cell offers in filters; `none` for structured cells. */
export type FilterKind =
  | 'text'
  | 'id'
  | 'integer'
  | 'yuan'
  | 'date'
  | 'dateTime'
  | 'boolean'
  | 'list'
  | { readonly choice: object; readonly name: string }
  | 'none';

/**
 * A kind of cell, the vocabulary of the field rules (domain: vDate, vDoc, vUSCC …): its GraphQL
 * type, its column, its filter and its check in one place.
 */
export interface CellKind {
  /** The type that type-graphql expects, late because structs may name each other. */
  readonly graphql: () => unknown;
  readonly list: boolean;
  readonly sql: SqlType;
  readonly filter: FilterKind;
  /** The structured class whose parts are stored, if any. */
  readonly struct?: (() => object) | undefined;
  /** Whether the printed text is kept beside the canonical form. */
  readonly keepsPrinted?: boolean;
  /** The stored form of an entered value; what is wrong goes to `report`. */
  readonly check: (value: unknown, report: Report) => unknown;
}
