import type { Reply, WorldHub } from './forkHub.ts';
import { rowsOf } from './rowsOf.ts';
import type { Seen } from './Sight.ts';
import { type Tokens, tokensIn } from './Tokens.ts';
import { recordTables } from './tables.ts';
import type { World } from './World.ts';

/** Looks into every byte that goes to one reader for tokens of cells that it may not see. */
export class Watch {
  readonly #allowed: ReadonlySet<string>;
  readonly #tokens: Tokens;
  readonly #read = new Map<WorldHub, number>();

  constructor(seen: Seen, tokens: Tokens, world: World) {
    this.#tokens = tokens;
    const shown = [...seen.values()].flatMap((rows) =>
      [...rows.values()].flatMap(({ cells }) => [...cells.values()].map(({ value }) => value)),
    );
    this.#allowed = tokensIn(JSON.stringify([shown, earlierShown(seen, world)]));
  }

  /** What a reply tells beyond what the reader may see and what it said itself. */
  leaksIn(reply: Reply, asked: string): readonly string[] {
    const own = tokensIn(asked);
    const told = tokensIn(`${reply.text}\n${reply.headers.flat().join('\n')}`);
    return [...told].flatMap((token) => {
      const place = this.#tokens.placeOf(token);
      if (place === undefined || this.#allowed.has(token) || own.has(token)) return [];
      return [`${token} of ${place}`];
    });
  }

  /** Why and where the hub failed, each reason once, with what it was asked. */
  readonly failures = new Map<string, string>();

  failed(line: string, asked: string): void {
    const why = /failed: ([^\n]*(?:\n[^\n]*){0,4})/.exec(line)?.[1] ?? line.slice(0, 300);
    this.failures.set(why, asked.slice(0, 3000));
  }

  /** New lines of the server's log that quote a stored value, whoever may see it. */
  logLeaks(hub: WorldHub): readonly string[] {
    const lines = hub.log.slice(this.#read.get(hub) ?? 0);
    this.#read.set(hub, hub.log.length);
    return lines.filter((line) => [...tokensIn(line)].some((one) => this.#tokens.placeOf(one)));
  }
}

/** What the history of a record may show of earlier versions: the cells that it shows today. */
function earlierShown(seen: Seen, world: World): readonly unknown[] {
  return recordTables.flatMap(({ table, type, cells }) =>
    rowsOf(world, table)
      .filter((row) => row.superseded_at !== null)
      .flatMap((row) => {
        const today = seen.get(type)?.get(String(row.id))?.cells;
        return cells
          .filter(({ name }) => today?.get(name) && today.get(name)?.withheld === undefined)
          .map(({ column }) => row[column]);
      }),
  );
}
