import type { Asked, Operation, Value } from './Asked.ts';
import { rootOf } from './sdl.ts';

/** A document as it is sent. */
export interface Document {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Writes operations as one document, each under the name `r0`, `r1` …; cursors come from `cursors`. */
export function printOperations(
  operations: readonly Operation[],
  cursors: readonly string[],
): Document {
  const printing = new Printing(cursors);
  const roots = operations.map((one, place) => printing.root(one, place));
  const declared = [...printing.declared].map(([name, type]) => `$${name}: ${type}`);
  const head = declared.length > 0 ? `query (${declared.join(', ')}) ` : '';
  const query = [`${head}{ ${roots.join('\n  ')} }`, ...printing.fragments].join('\n');
  return { query, variables: printing.variables };
}

class Printing {
  readonly declared = new Map<string, string>();
  readonly fragments: string[] = [];
  readonly variables: Record<string, unknown> = {};
  readonly #cursors: readonly string[];
  #serial = 0;

  constructor(cursors: readonly string[]) {
    this.#cursors = cursors;
  }

  root({ root, byVariables }: Operation, place: number): string {
    const types = rootOf('query').getFields()[root.field]?.args ?? [];
    const args = root.args.map(([name, value]) => {
      const type = types.find((one) => one.name === name)?.type;
      if (!byVariables || type === undefined) return `${name}: ${this.#literal(value)}`;
      const variable = `v${this.#next()}`;
      this.declared.set(variable, String(type));
      this.variables[variable] = this.#plain(value);
      return `${name}: $${variable}`;
    });
    return `r${place}: ${root.field}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.#set(root.of)}`;
  }

  #set(of: readonly Asked[]): string {
    return of.length === 0 ? '' : ` { ${of.map((one) => this.#asked(one)).join(' ')} }`;
  }

  #asked(one: Asked): string {
    if ('on' in one) {
      if (!one.named) return `... on ${one.on}${this.#set(one.of)}`;
      const name = `F${this.#next()}`;
      this.fragments.push(`fragment ${name} on ${one.on}${this.#set(one.of)}`);
      return `...${name}`;
    }
    const args = one.args.map(([name, value]) => `${name}: ${this.#literal(value)}`);
    const alias = one.alias ? `f${this.#next()}: ` : '';
    return `${alias}${one.field}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.#set(one.of)}`;
  }

  #literal(value: Value): string {
    const plain = this.#cursorOf(value);
    if (plain !== undefined) return JSON.stringify(plain);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    if ('name' in value) return value.name;
    if ('list' in value) return `[${value.list.map((one) => this.#literal(one)).join(', ')}]`;
    if (!('fields' in value)) return 'null';
    return `{ ${value.fields.map(([name, one]) => `${name}: ${this.#literal(one)}`).join(', ')} }`;
  }

  #plain(value: Value): unknown {
    const cursor = this.#cursorOf(value);
    if (cursor !== undefined) return cursor;
    if (typeof value !== 'object' || value === null) return value;
    if ('name' in value) return value.name;
    if ('list' in value) return value.list.map((one) => this.#plain(one));
    if (!('fields' in value)) return null;
    return Object.fromEntries(value.fields.map(([name, one]) => [name, this.#plain(one)]));
  }

  #cursorOf(value: Value): string | undefined {
    if (typeof value !== 'object' || value === null || !('cursor' in value)) return undefined;
    const known = this.#cursors[value.cursor % Math.max(1, this.#cursors.length)];
    return known ?? 'none';
  }

  #next(): number {
    this.#serial += 1;
    return this.#serial;
  }
}
