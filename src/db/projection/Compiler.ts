import type { CursorScope } from './Cursors.ts';
import type { Model } from './Model.ts';
import { Params } from './Params.ts';
import { type MaskBit, type Part, Projection } from './Projection.ts';
import type { View } from './View.ts';

/** How the answer's keys are written: as the document's keys, or so that resolvers find them. */
export type Keys = 'document' | 'resolver';

/** A column in which a level of the answer reports what it withheld, and how to read its bits. */
export interface MaskColumn {
  readonly sql: string;
  readonly read: MaskReader;
}

/** What the bits of one level mean: for each, the reason and the paths that it kept back. */
export interface MaskReader {
  readonly bits: readonly MaskBit[];
  readonly path: string;
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** The state of compiling one statement: the reader's view, the parameters, a counter for names. */
export class Compiler {
  readonly params = new Params();
  readonly view: View;
  readonly keys: Keys;
  /** The lists whose cursors the answer holds; their places stand in the statement. */
  readonly scopes: CursorScope[] = [];
  #serial = 0;

  constructor(view: View, keys: Keys) {
    this.view = view;
    this.keys = keys;
  }

  projection(model: Model | string, part: Part = 'rows'): Projection {
    const found = typeof model === 'string' ? this.view.model(model) : model;
    return new Projection(this.view, found, this.params, this.serial(), part);
  }

  /** The records of a model that exist for the reader as pointers only. */
  pointers(model: string): Projection {
    return new Projection(
      this.view,
      this.view.model(model),
      this.params,
      this.serial(),
      'pointers',
    );
  }

  serial(): number {
    this.#serial += 1;
    return this.#serial;
  }
}
