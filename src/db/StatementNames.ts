/**
 * Names for the statements that were run last. PostgreSQL keeps the plan of a named statement in each
 * session, up to a megabyte of it, so a statement that makes room for others loses its name.
 */
export class StatementNames {
  /** How often names were taken back: a session that has seen fewer may hold some that are void. */
  recalled = 0;
  readonly #most: number;
  /** In the order of their last use. */
  readonly #names = new Map<object, string>();
  readonly #valid = new Set<string>();
  #given = 0;

  constructor(most: number) {
    this.#most = most;
  }

  nameOf(statement: object): string {
    const name = this.#names.get(statement) ?? this.#give();
    this.#names.delete(statement);
    this.#names.set(statement, name);
    return name;
  }

  /** Whether a name was given here and has been taken back. */
  isVoid(name: string): boolean {
    return /^s\d+$/.test(name) && !this.#valid.has(name);
  }

  #give(): string {
    const [oldest] = this.#names;
    if (oldest !== undefined && this.#names.size >= this.#most) {
      this.#names.delete(oldest[0]);
      this.#valid.delete(oldest[1]);
      this.recalled += 1;
    }
    this.#given += 1;
    const name = `s${this.#given}`;
    this.#valid.add(name);
    return name;
  }
}

/** The names of this process: of how many statements a session keeps the plans. */
export const statementNames = new StatementNames(300);
