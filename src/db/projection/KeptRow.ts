import type { Condition } from './Condition.ts';
import type { Ground } from './Ground.ts';
import type { Cell } from './Model.ts';

/** Takes a column into the rows below: its SQL, or what gives it when all is known that they are asked. */
type Keep = (name: string, sql: string | (() => string)) => string;

/**
 * The ground above the rows that were chosen: what the cells of an answer need of a row was worked
 * out below, each condition once. A row has many cells behind the same few hurdles, and a statement
 * that named them for each cell would cost more to set up than to run.
 */
export class KeptRow implements Ground {
  /** How many conditions are worked out below. */
  hurdles = 0;
  readonly #below: Ground;
  readonly #keep: Keep;
  readonly #hidden: (noted: string) => string;
  /** The items of notes that matter to what is asked of the row. */
  readonly #items = new Set<string>();
  readonly #known = new Map<string, string>();

  /**
   * `keep` takes a column into the rows below; `hidden` is SQL of the items that notes keep back from
   * the reader, for rows whose notes matter.
   */
  constructor(below: Ground, keep: Keep, hidden: (noted: string) => string) {
    this.#below = below;
    this.#keep = keep;
    this.#hidden = hidden;
  }

  column(name: string): string {
    return this.#keep(name, this.#below.column(name));
  }

  value(cell: Cell): string {
    return this.#keep(cell.column, this.#below.value(cell));
  }

  /** A value that is made below, of columns that nothing else above needs. */
  made(name: string, sql: (column: (name: string) => string) => string): string {
    return this.#keep(name, () => sql((column) => this.#below.column(column)));
  }

  holds(condition: Condition): string {
    switch (condition.is) {
      case 'always':
        return 'true';
      case 'never':
        return 'false';
      case 'all':
        return `(${condition.of.map((one) => this.holds(one)).join(' AND ')})`;
      case 'noted':
        if (condition.purpose !== 'SHOW') break;
        this.#items.add(condition.item);
        return `('${condition.item}' = ANY(${this.hidden()})) IS NOT TRUE`;
      case 'any':
        if (!condition.of.some(speaksOfNotes)) break;
        return `(${condition.of.map((one) => this.holds(one)).join(' OR ')})`;
      case 'not':
        return `NOT coalesce(${this.holds(condition.of)}, false)`;
    }
    return this.#once(JSON.stringify(condition), this.#below.holds(condition));
  }

  /** The items of the row's confidentiality notes that are kept from the reader; null if none are. */
  hidden(): string {
    return this.#once('hidden', () => this.#hidden(this.#noted()));
  }

  /** SQL of whether notes speak of any of these items, or of others that are asked for; asked late. */
  noted(items: readonly string[]): () => string {
    for (const item of items) this.#items.add(item);
    return () => this.#noted();
  }

  /** A note on what nobody asked for is not looked into. */
  #noted(): string {
    const items = this.#below.column('note_items');
    // Attachments are marked one by one, each under a name of its own.
    if (this.#items.has('attachments')) return `${items} IS NOT NULL`;
    return `${items} && '{${[...this.#items].map((item) => `"${item}"`).join(',')}}'`;
  }

  #once(key: string, sql: string | (() => string)): string {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.hurdles += 1;
    const made = this.#keep(`h${this.hurdles}`, sql);
    this.#known.set(key, made);
    return made;
  }
}

function speaksOfNotes(condition: Condition): boolean {
  if (condition.is === 'all' || condition.is === 'any') return condition.of.some(speaksOfNotes);
  return condition.is === 'not' ? speaksOfNotes(condition.of) : condition.is === 'noted';
}
