import type { Argument, Asked, Operation, Value } from './Asked.ts';

/** A document as it is sent. */
export interface Document {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How the values of operations are chosen, and whether they travel as variables. */
export interface Manner {
  /** What the world answered so far, for arguments that are cursors. */
  readonly cursors: readonly string[];
  /** Each round takes other values of the same kind. */
  readonly round: number;
  readonly byVariables: boolean;
}

/** Writes operations as one document, each under the name `r0`, `r1` … */
export function printOperations(operations: readonly Operation[], manner: Manner): Document {
  const printing = new Printing(manner);
  const roots = operations.map((one, place) => `r${place}: ${printing.field(one)}`);
  const declared = [...printing.declared].map(([name, type]) => `$${name}: ${type}`);
  const head = declared.length > 0 ? `query (${declared.join(', ')}) ` : '';
  const query = [`${head}{ ${roots.join('\n  ')} }`, ...printing.fragments].join('\n');
  return { query, variables: printing.variables };
}

/** Neighbours belong to one record, or are alike. */
const stride = 7;

class Printing {
  readonly declared = new Map<string, string>();
  readonly fragments: string[] = [];
  readonly variables: Record<string, unknown> = {};
  readonly #manner: Manner;
  #serial = 0;

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  field({ field, args, of }: Operation): string {
    const given = args.map((one) => this.#argument(one));
    return `${field}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.#set(of)}`;
  }

  #argument([name, value, type]: Argument): string {
    if (!this.#manner.byVariables) return `${name}: ${this.#literal(value)}`;
    const variable = `v${this.#next()}`;
    this.declared.set(variable, type);
    this.variables[variable] = this.#plain(value);
    return `${name}: $${variable}`;
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
    const alias = one.alias ? `f${this.#next()}: ` : '';
    return `${alias}${this.field(one)}`;
  }

  #literal(value: Value): string {
    const plain = this.#chosen(value);
    if (plain !== undefined) return JSON.stringify(plain);
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    if ('name' in value) return value.name;
    if ('list' in value) return `[${value.list.map((one) => this.#literal(one)).join(', ')}]`;
    if (!('fields' in value)) return 'null';
    return `{ ${value.fields.map(([name, one]) => `${name}: ${this.#literal(one)}`).join(', ')} }`;
  }

  #plain(value: Value): unknown {
    const chosen = this.#chosen(value);
    if (chosen !== undefined) return chosen;
    if (typeof value !== 'object' || value === null) return value;
    if ('name' in value) return value.name;
    if ('list' in value) return value.list.map((one) => this.#plain(one));
    if (!('fields' in value)) return null;
    return Object.fromEntries(value.fields.map(([name, one]) => [name, this.#plain(one)]));
  }

  #chosen(value: Value): string | number | boolean | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    const { cursors, round } = this.#manner;
    if ('cursor' in value) {
      return cursors[(value.cursor + round) % Math.max(1, cursors.length)] ?? 'none';
    }
    if (!('among' in value)) return undefined;
    const one = value.among[(value.at + round * stride) % value.among.length] ?? false;
    if (typeof one === 'number') return one + (value.step ?? 0);
    return typeof one === 'string' ? one.slice(0, value.letters) : one;
  }

  #next(): number {
    this.#serial += 1;
    return this.#serial;
  }
}
