import type { Argument } from './Argument.ts';
import type { CursorScope } from './Cursors.ts';
import type { SqlType } from './Model.ts';

/** What a statement may ask about the reader; everything else about it is settled in the plan. */
export type ReaderParam = 'organ' | 'lowest' | 'highest' | 'audience' | 'granted';

export type ParamSource =
  | { readonly from: 'reader'; readonly name: ReaderParam }
  | {
      readonly from: 'argument';
      readonly argument: Argument;
      readonly read: (value: unknown) => unknown;
    }
  | {
      readonly from: 'cursor';
      readonly argument: Argument;
      readonly scope: CursorScope;
      /** Which of the cursor's values. */
      readonly index: number;
    };

export const readerTypes: Readonly<Record<ReaderParam, string>> = {
  organ: 'text',
  lowest: 'text',
  highest: 'text',
  audience: 'text[]',
  granted: 'uuid[]',
};

/** Collects the parameters of one statement in the order of their placeholders. */
export class Params {
  readonly sources: ParamSource[] = [];
  readonly #reader = new Map<ReaderParam, string>();

  reader(name: ReaderParam): string {
    const known = this.#reader.get(name);
    if (known !== undefined) return known;
    const placeholder = this.#add({ from: 'reader', name }, readerTypes[name]);
    this.#reader.set(name, placeholder);
    return placeholder;
  }

  argument(
    argument: Argument,
    sql: SqlType | `${SqlType}[]`,
    read: (value: unknown) => unknown = (value) => value,
  ): string {
    return this.#add({ from: 'argument', argument, read }, sql);
  }

  /** One value of a cursor that was given as an argument. */
  cursor(argument: Argument, scope: CursorScope, index: number): string {
    return this.#add({ from: 'cursor', argument, scope, index }, 'text');
  }

  #add(source: ParamSource, sql: string): string {
    this.sources.push(source);
    return `$${this.sources.length}::${sql}`;
  }
}
