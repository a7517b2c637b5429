import fc from 'fast-check';
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
const rounds = 6;

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
      const bodies = await asking.ask(some, { round, byVariables });
      if (round > 0 || bodies === undefined) continue;
      const pages = some.flatMap((each, at) => asking.nextPage(each, bodies, at));
      if (pages.length > 0) await asking.ask(pages, { round, byVariables });
    }
  }
  const { asked, findings } = asking;
  return { asked, findings };
}

type How = Omit<Manner, 'cursors'>;

/** What was asked of two worlds, what they answered, and what that betrayed. */
class Asking {
  asked = 0;
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

  /** The answers, unless they are a finding. */
  async ask(some: readonly Operation[], how: How): Promise<Bodies | undefined> {
    this.asked += some.length;
    const before: Cursors = [[...this.#cursors[0]], [...this.#cursors[1]]];
    try {
      const bodies = await askTwins(this.#twins, printed(some, how, before));
      for (const [world, list] of this.#cursors.entries()) {
        list.push(...cursorsIn(bodies[world]));
        list.splice(0, list.length - mostCursors);
      }
      return bodies;
    } catch (error) {
      this.findings.push(await this.#shrunk(error, some, how, before));
      return undefined;
    }
  }

  /** The next page of a list, from the last cursor that its answer held. */
  nextPage(operation: Operation, bodies: Bodies, place: number): readonly Operation[] {
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
