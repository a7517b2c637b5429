import type { Argument } from './Argument.ts';

/** What a document selects, with fragments and directives already resolved for one concrete type. */
export interface Selection {
  /** The key in the answer: the alias, or the field's name. */
  readonly key: string;
  readonly field: string;
  readonly args: ReadonlyMap<string, Argument>;
  readonly fields: readonly Selection[];
  /** The type whose fields these are, for `__typename`. */
  readonly type: string;
}
