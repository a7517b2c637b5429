import pg from 'pg';
import type { Pass } from './Pass.ts';
import { passStatement, passValues } from './passStatement.ts';

/** What pg's own queries do with a connection; pg-cursor and its like build on it, its types do not. */
interface Wire {
  readonly parsedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: readonly unknown[] }): void;
  execute(portal: object): void;
}

declare module 'pg' {
  interface Query {
    readonly text: string;
    requiresPreparation(): boolean;
    prepare(connection: Wire): void;
    handleDataRow(message: unknown): void;
    handleCommandComplete(message: unknown, connection: Wire): void;
  }
}

/**
 * A statement behind the second wall. The pass and the statement go out together and are one
 * transaction, as all between two syncs of the protocol is: nothing of the pass stays with the
 * session, and it costs no round trip.
 */
export class PassQuery extends pg.Query {
  readonly #pass: Pass;
  #passed = false;

  constructor(query: pg.QueryConfig, pass: Pass) {
    super(query);
    this.#pass = pass;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Wire): void {
    const { name, text } = passStatement;
    if (connection.parsedStatements[name] === undefined) {
      connection.parse({ name, text });
      connection.parsedStatements[name] = text;
    }
    connection.bind({ statement: name, values: passValues(this.#pass) });
    connection.execute({});
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#passed) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#passed) super.handleCommandComplete(message, connection);
    this.#passed = true;
  }
}
