const ids = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const instants = /\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g;
const hourMs = 3_600_000;

/** What is new in a world and differs by chance: ids are told by their order, times as just now. */
export class NewNames {
  readonly #known: ReadonlySet<string>;
  readonly #names = new Map<string, string>();

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** The text with a name in place of each id that was not there before. */
  readonly plain = (text: string): string => {
    const named = text.replaceAll(ids, (id) => (this.#known.has(id) ? id : this.#nameOf(id)));
    return named.replaceAll(instants, (one) =>
      Math.abs(Date.parse(one) - Date.now()) < hourMs ? 'NOW' : one,
    );
  };

  #nameOf(id: string): string {
    const name = this.#names.get(id) ?? `new ${this.#names.size + 1}`;
    this.#names.set(id, name);
    return name;
  }
}
