import { at, listAt } from '../../fixtures/at.ts';
import { askTwins, Leak, type Twins } from './askTwins.ts';
import type { Finding } from './Finding.ts';
import type { Operation } from './operations/Asked.ts';
import { cursorsIn } from './operations/cursorsIn.ts';
import { type Document, type Manner, printOperations } from './operations/printOperations.ts';
import { shrink } from './shrink.ts';

const mostCursors = 400;
/** So often an operation may be refused for its values before it is asked no more. */
const mostRefusals = 3;

/** What was asked in both worlds, and what it found, shrunk. */
export interface Told {
  /** How many operations were answered. */
  readonly asked: number;
  /** How many both worlds refused alike, with an error. */
  readonly refused: number;
  /** How many documents of different shape were asked. */
  readonly shapes: number;
  readonly findings: readonly Finding[];
}

type Cursors = readonly [string[], string[]];
type Bodies = readonly [unknown, unknown];
type How = Omit<Manner, 'cursors'>;

/** What was asked of two worlds, what they answered, and what that betrayed. */
export class Asking implements Told {
  asked = 0;
  refused = 0;
  readonly findings: Finding[] = [];
  readonly #twins: Twins;
  readonly #queries = new Set<string>();
  readonly #refusals = new Map<Operation, number>();
  /** A cursor counts for the world that gave it. */
  readonly #cursors: Cursors = [[], []];

  constructor(twins: Twins) {
    this.#twins = twins;
  }

  get shapes(): number {
    return this.#queries.size;
  }

  /** Asks both worlds, keeps what they betray, and gives what is worth asking with other values. */
  async ask(some: readonly Operation[], how: How, pages: boolean): Promise<readonly Operation[]> {
    const before: Cursors = [[...this.#cursors[0]], [...this.#cursors[1]]];
    try {
      const documents = printed(some, how, before);
      this.#queries.add(documents[0].query);
      const bodies = await askTwins(this.#twins, documents);
      const failed = failedIn(bodies[0], some.length);
      this.refused += failed.size;
      if (failed.size > 0) return await this.#without(failed, some, how, pages);
      this.asked += some.length;
      if (pages) await this.#askNext(some, how, bodies);
      return some;
    } catch (error) {
      this.findings.push(await this.#shrunk(error, some, how, before));
      return [];
    }
  }

  /** One refused list takes all data with it, so the others are asked again by themselves. */
  async #without(
    failed: ReadonlySet<number>,
    some: readonly Operation[],
    how: How,
    pages: boolean,
  ): Promise<readonly Operation[]> {
    const others = some.filter((_, place) => !failed.has(place));
    if (others.length > 0) return this.ask(others, how, pages);
    const [only, ...more] = some;
    if (only === undefined || more.length > 0) return [];
    const refusals = (this.#refusals.get(only) ?? 0) + 1;
    this.#refusals.set(only, refusals);
    return refusals < mostRefusals ? some : [];
  }

  async #askNext(some: readonly Operation[], how: How, bodies: Bodies): Promise<void> {
    for (const [world, list] of this.#cursors.entries()) {
      list.push(...cursorsIn(bodies[world]));
      list.splice(0, list.length - mostCursors);
    }
    const next = some.flatMap((one, place) => this.#nextPage(one, how, bodies, place));
    if (next.length > 0) await this.ask(next, how, false);
  }

  /** The next page of a list, from the last cursor that its answer held. */
  #nextPage(
    operation: Operation,
    { round }: How,
    bodies: Bodies,
    place: number,
  ): readonly Operation[] {
    const last = cursorsIn(bodies[0], `data.r${place}`).at(-1);
    if (last === undefined || !/s$/.test(operation.field)) return [];
    const list = this.#cursors[0];
    // Each round steps on by one.
    const cursor = (list.lastIndexOf(last) - (round % list.length) + list.length) % list.length;
    const { args } = operation;
    const backward = args.some(([name]) => name === 'last');
    const kept = args.filter(([name]) => name !== 'after' && name !== 'before');
    return [
      { ...operation, args: [...kept, [backward ? 'before' : 'after', { cursor }, 'String']] },
    ];
  }

  async #shrunk(
    error: unknown,
    some: readonly Operation[],
    how: How,
    cursors: Cursors,
  ): Promise<Finding> {
    let last = error;
    const smallest = await shrink(some, async (less) => {
      try {
        await askTwins(this.#twins, printed(less, how, cursors));
        return false;
      } catch (smaller) {
        last = smaller;
        return true;
      }
    });
    const [{ query, variables }] = printed(smallest, how, cursors);
    return {
      login: this.#twins.login,
      kind: last instanceof Leak ? last.kind : 'failure',
      what: last instanceof Error ? last.message : String(last),
      example: `${query}\n${JSON.stringify(variables)}`,
    };
  }
}

/** The places of the operations that an answer refuses: all if it refuses the whole request. */
function failedIn(body: unknown, length: number): ReadonlySet<number> {
  if (at(body, 'errors') === undefined) return new Set();
  const paths = listAt(body, 'errors').map((error) => String(at(error, 'path.0')));
  const places = paths.flatMap((path) => (/^r\d+$/.test(path) ? [Number(path.slice(1))] : []));
  return new Set(places.length > 0 ? places : Array.from({ length }, (_, place) => place));
}

function printed(
  some: readonly Operation[],
  how: How,
  [one, other]: Cursors,
): readonly [Document, Document] {
  return [
    printOperations(some, { ...how, cursors: one }),
    printOperations(some, { ...how, cursors: other }),
  ];
}
