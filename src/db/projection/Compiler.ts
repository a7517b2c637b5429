import type { CursorScope } from './Cursors.ts';
import type { Model } from './Model.ts';
import { Params } from './Params.ts';
import { type Place, Projection } from './Projection.ts';
import type { View } from './View.ts';

/** How the answer's keys are written: as the document's keys, or so that resolvers find them. */
export type Keys = 'document' | 'resolver';

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

  projection(model: Model | string, place: Place = {}): Projection {
    const found = typeof model === 'string' ? this.view.model(model) : model;
    return new Projection(this.view, found, this.params, this.serial(), place);
  }

  /** The records of a model that exist for the reader as pointers only. */
  pointers(model: string): Projection {
    return this.projection(model, { part: 'pointers' });
  }

  serial(): number {
    this.#serial += 1;
    return this.#serial;
  }
}
