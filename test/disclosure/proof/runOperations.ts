import fc from 'fast-check';
import { Asking, type Told } from './Asking.ts';
import type { Twins } from './askTwins.ts';
import type { Operation } from './operations/Asked.ts';
import { anyOperation } from './operations/anyOperation.ts';
import type { Values } from './operations/Values.ts';

/** Root fields of a document, in turn: what is refused takes its neighbours with it, so few have any. */
const rootsEach = [1, 1, 2, 1, 1, 4] as const;
/** How often a document is asked, each time with other values: most of the cost is its plan. */
const usualRounds = 24;
/** Every so many documents hold their values themselves, and not in variables. */
const literalEvery = 16;
/** Every so many documents go on to the next page. */
const pagesEvery = 3;
/** Documents under way at one time: on a busy machine most of the time is waiting for a turn. */
const lanes = 6;
/** Enough to see what is wrong; the rest would be the same again. */
const usualFindings = 3;

export interface Run {
  /** How many operations are to be answered; those that are refused do not count. */
  readonly operations: number;
  readonly seed: number;
  /** When to stop, finished or not. */
  readonly untilMs: number;
  /** How many findings end the run. */
  readonly mostFindings?: number;
  readonly rounds?: number;
  /** Whether the reader also writes, where its post does. */
  readonly writes?: boolean;
  /** Whether sound records are published too; what that opens by law may differ between the twins. */
  readonly publications?: boolean;
  /** The root fields that are asked; all if not given. */
  readonly roots?: RegExp;
}

/** Asks generated operations in both worlds until the number, the time or too much is found. */
export async function runOperations(twins: Twins, values: Values, run: Run): Promise<Told> {
  const documents = new Documents(anyOperation(values, run.roots), run);
  const asking = new Asking(twins);
  const lane = async () => {
    while (!isOver(asking, run)) {
      const { some, byVariables, pages, rounds } = documents.next();
      let open = some;
      for (let round = 0; round < rounds && open.length > 0 && !isOver(asking, run); round += 1) {
        open = await asking.ask(open, { round, byVariables }, pages);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return asking;
}

/** What to ask next, and how: the same for the same seed. */
class Documents {
  readonly #one: fc.Arbitrary<Operation>;
  readonly #run: Run;
  #place = 0;

  constructor(one: fc.Arbitrary<Operation>, run: Run) {
    this.#one = one;
    this.#run = run;
  }

  next() {
    const place = this.#place;
    this.#place += 1;
    const length = rootsEach[place % rootsEach.length] ?? 1;
    const several = fc.array(this.#one, { minLength: length, maxLength: length });
    const seed = this.#run.seed * 1_000_003 + place;
    const [document = []] = fc.sample(several, { seed, numRuns: 1 });
    const some: readonly Operation[] = document;
    const byVariables = place % literalEvery !== literalEvery - 1;
    const rounds = byVariables ? (this.#run.rounds ?? usualRounds) : 1;
    return { some, byVariables, rounds, pages: place % pagesEvery === 0 };
  }
}

/** Who is refused nearly everything is not asked without end. */
function isOver(
  { asked, refused, findings }: Told,
  { operations, untilMs, mostFindings = usualFindings }: Run,
): boolean {
  const mostRefused = Math.max(100, operations / 4);
  const enough = asked >= operations || refused >= Math.max(mostRefused, asked / 2);
  return enough || Date.now() >= untilMs || findings.length >= mostFindings;
}
