import fc from 'fast-check';
import { at, listAt } from '../../fixtures/at.ts';
import { askTwins, Leak, type Twins } from './askTwins.ts';
import type { Finding } from './Finding.ts';
import type { Operation } from './operations/Asked.ts';
import { anyOperation } from './operations/anyOperation.ts';
import { cursorsIn } from './operations/cursorsIn.ts';
import { type Document, type Manner, printOperations } from './operations/printOperations.ts';
import type { Values } from './operations/Values.ts';
import { shrink } from './shrink.ts';

/** Root fields that one request may have. */
const mostRoots = 20;
const mostCursors = 400;
/** Enough to see what is wrong; the rest would be the same again. */
const usualFindings = 3;
/** How often a document is asked, each time with other values: most of the cost is its plan. */
const rounds = 8;

export interface Run {
  readonly operations: number;
  readonly seed: number;
  /** When to stop, finished or not. */
  readonly untilMs: number;
  /** How many findings end the run. */
  readonly mostFindings?: number;
}

/** What was asked in both worlds, and what it found, shrunk. */
export interface Told {
  readonly asked: number;
  /** How many of them both worlds refused alike, with an error. */
  readonly refused: number;
  readonly findings: readonly Finding[];
}

type Cursors = readonly [string[], string[]];
type Bodies = readonly [unknown, unknown];

/** Asks generated operations in both worlds until the number, the time or too much is found. */
export async function runOperations(twins: Twins, values: Values, run: Run): Promise<Told> {
  const one = anyOperation(values);
  const full = fc.array(one, { minLength: mostRoots, maxLength: mostRoots });
  const asking = new Asking(twins);
  for (let place = 0; !asking.isOver(run); place += 1) {
    const [batch = []] = fc.sample(full, { seed: run.seed * 1_000_003 + place, numRuns: 1 });
    // One of them holds its values in the document itself.
    const byVariables = place % rounds !== rounds - 1;
    for (let round = 0; round < (byVariables ? rounds : 1) && !asking.isOver(run); round += 1) {
      const some = batch.slice(0, run.operations - asking.asked);
      await asking.ask(some, { round, byVariables }, round === 0);
    }
  }
  const { asked, refused, findings } = asking;
  return { asked, refused, findings };
}

type How = Omit<Manner, 'cursors'>;

/** What was asked of two worlds, what they answered, and what that betrayed. */
class Asking {
  asked = 0;
  refused = 0;
  readonly findings: Finding[] = [];
  readonly #twins: Twins;
  /** A cursor counts for the world that gave it. */
  readonly #cursors: Cursors = [[], []];

  constructor(twins: Twins) {
    this.#twins = twins;
  }

  isOver({ operations, untilMs, mostFindings = usualFindings }: Run): boolean {
    const { asked, findings } = this;
    return asked >= operations || Date.now() >= untilMs || findings.length >= mostFindings;
  }

  /** Asks both worlds, and keeps what they betray. */
  async ask(some: readonly Operation[], how: How, pages = false): Promise<void> {
    this.asked += some.length;
    const before: Cursors = [[...this.#cursors[0]], [...this.#cursors[1]]];
    try {
      const bodies = await askTwins(this.#twins, printed(some, how, before));
      const failed = failedIn(bodies[0]);
      this.refused += failed.size;
      // One refused list takes all data with it, so the others are asked again by themselves.
      const others = some.filter((_, place) => !failed.has(place));
      if (failed.size > 0 && others.length > 0) {
        this.asked -= others.length;
        await this.ask(others, how, pages);
      } else {
        this.#keepCursors(bodies);
        const next = pages ? some.flatMap((one, place) => this.#nextPage(one, bodies, place)) : [];
        if (next.length > 0) await this.ask(next, how);
      }
    } catch (error) {
      this.findings.push(await this.#shrunk(error, some, how, before));
    }
  }

  #keepCursors(bodies: Bodies): void {
    for (const [world, list] of this.#cursors.entries()) {
      list.push(...cursorsIn(bodies[world]));
      list.splice(0, list.length - mostCursors);
    }
  }

  /** The next page of a list, from the last cursor that its answer held. */
  #nextPage(operation: Operation, bodies: Bodies, place: number): readonly Operation[] {
    const last = cursorsIn(bodies[0], `data.r${place}`).at(-1);
    if (last === undefined || !/s$/.test(operation.field)) return [];
    const cursor = this.#cursors[0].lastIndexOf(last);
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

/** The places of the operations that an answer refuses. */
function failedIn(body: unknown): ReadonlySet<number> {
  if (at(body, 'errors') === undefined) return new Set();
  const paths = listAt(body, 'errors').map((error) => String(at(error, 'path.0')));
  return new Set(paths.flatMap((path) => (/^r\d+$/.test(path) ? [Number(path.slice(1))] : [])));
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
