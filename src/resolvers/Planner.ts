import type { Statement } from '../db/projection/Statement.ts';

/** Plans of one document node; a document that is asked in more ways starts afresh. */
const mostPerNode = 256;

/** Keeps compiled statements by the document's node, the reader's profile and the variables' shape. */
export class Planner<T = Statement> {
  readonly #plans = new WeakMap<object, Map<string, T>>();

  plan(node: object, key: string, compile: () => T): T {
    let plans = this.#plans.get(node);
    if (plans === undefined || plans.size >= mostPerNode) {
      plans = new Map();
      this.#plans.set(node, plans);
    }
    const known = plans.get(key);
    if (known !== undefined) return known;
    const statement = compile();
    plans.set(key, statement);
    return statement;
  }
}
