import pg from 'pg';
import { statementNames } from '../StatementNames.ts';
import type { Pass } from './Pass.ts';
import { passStatement, passValues } from './passStatement.ts';

/** What pg's own queries do with a connection; pg-cursor and its like build on it, its types do not. */
interface Wire {
  readonly parsedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: readonly unknown[] }): void;
  describe(portal: object): void;
  execute(portal: object): void;
  close(statement: { type: 'S'; name: string }): void;
  _send(message: Buffer): void;
}

declare module 'pg' {
  interface Query {
    readonly text: string;
    requiresPreparation(): boolean;
    prepare(connection: Wire): void;
    handleDataRow(message: { readonly fields: Texts }): void;
    handleCommandComplete(message: unknown, connection: Wire): void;
  }
}

/** A row as PostgreSQL sends it: the text of each column. */
type Texts = (string | null)[];

/**
 * A statement behind the second wall. The pass and the statement go out together and are one
 * transaction, as all between two syncs of the protocol is: nothing of the pass stays with the
 * session, and it costs no round trip.
 */
export class PassQuery extends pg.Query {
  readonly #pass: Pass;
  readonly #into: Texts[] | undefined;
  readonly #ahead: pg.QueryConfig | undefined;
  /** How many statements before the one that is asked for have not come back yet. */
  #waiting: number;

  /**
   * With `into`, rows are put there as they come: PostgreSQL is not asked to describe columns which
   * whoever wrote the statement knows. `ahead` is run before it in the same transaction, such as to
   * lock what it looks at; it has a name, and its values are texts.
   */
  constructor(
    query: pg.QueryConfig,
    pass: Pass,
    { into, ahead }: { into?: Texts[] | undefined; ahead?: pg.QueryConfig | undefined } = {},
  ) {
    super(query);
    this.#pass = pass;
    this.#into = into;
    this.#ahead = ahead;
    this.#waiting = ahead === undefined ? 1 : 2;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Wire): void {
    const train = trainOf(connection);
    giveUp(connection, train);
    parseOnce(connection, train, passStatement);
    train.show(this.#pass);
    if (this.#ahead !== undefined) {
      const { name = '', text, values = [] } = this.#ahead;
      parseOnce(connection, train, { name, text });
      train.bind({ statement: name, values });
      train.execute({});
    }
    train.describes = this.#into === undefined;
    super.prepare(train);
    train.depart();
  }

  override handleDataRow(message: { readonly fields: Texts }): void {
    if (this.#waiting > 0) return;
    if (this.#into === undefined) super.handleDataRow(message);
    else this.#into.push(message.fields);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#waiting === 0) super.handleCommandComplete(message, connection);
    else this.#waiting -= 1;
  }
}

/** A connection whose messages wait for each other and leave in one packet: one write in place of nine. */
interface Train extends Wire {
  describes: boolean;
  /** How many recalls of names it has seen. */
  recalled: number;
  /** Takes the pass on. */
  show(pass: Pass): void;
  depart(): void;
}

const trains = new WeakMap<Wire, Train>();
/** A reader's pass in the form in which it goes to PostgreSQL. */
const shown = new WeakMap<Pass, Buffer>();

/** Lets PostgreSQL prepare a statement that the session does not have yet. */
function parseOnce(
  connection: Wire,
  train: Train,
  { name, text }: { readonly name: string; readonly text: string },
): void {
  if (connection.parsedStatements[name] !== undefined) return;
  train.parse({ name, text });
  connection.parsedStatements[name] = text;
}

/** Gives up the statements of a session whose names were taken back since its last query. */
function giveUp(connection: Wire, train: Train): void {
  if (train.recalled === statementNames.recalled) return;
  train.recalled = statementNames.recalled;
  for (const name of Object.keys(connection.parsedStatements)) {
    if (!statementNames.isVoid(name)) continue;
    train.close({ type: 'S', name });
    delete connection.parsedStatements[name];
  }
}

function trainOf(connection: Wire): Train {
  const known = trains.get(connection);
  if (known !== undefined) return known;
  let waiting: Buffer[] = [];
  const train: Train = Object.assign(Object.create(connection), {
    describes: true,
    recalled: 0,
    describe: (portal: object) => {
      if (train.describes) connection.describe.call(train, portal);
    },
    _send: (message: Buffer) => waiting.push(message),
    show: (pass: Pass) => {
      const known = shown.get(pass);
      if (known !== undefined) {
        waiting.push(known);
        return;
      }
      const first = waiting.length;
      train.bind({ statement: passStatement.name, values: passValues(pass) });
      train.execute({});
      shown.set(pass, Buffer.concat(waiting.slice(first)));
    },
    depart: () => {
      connection._send(Buffer.concat(waiting));
      waiting = [];
    },
  });
  trains.set(connection, train);
  return train;
}
