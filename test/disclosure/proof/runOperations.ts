import fc from 'fast-check';
import { askTwins, Leak, type Twins } from './askTwins.ts';
import type { Finding } from './Finding.ts';
import type { Asked, Operation } from './operations/Asked.ts';
import { anyOperation } from './operations/anyOperation.ts';
import { cursorsIn } from './operations/cursorsIn.ts';
import { printOperations } from './operations/printOperations.ts';
import type { Values } from './operations/Values.ts';

/** Root fields that one request may have. */
const mostRoots = 20;
const mostCursors = 400;

export interface Run {
  readonly operations: number;
  readonly seed: number;
  /** When to stop, finished or not. */
  readonly untilMs: number;
}

/** Asks generated operations in both worlds; the first finding, shrunk, and how many were asked. */
export async function runOperations(
  twins: Twins,
  values: Values,
  { operations, seed, untilMs }: Run,
): Promise<{ asked: number; findings: readonly Finding[] }> {
  const batches = Math.ceil(operations / mostRoots);
  const cursors: [string[], string[]] = [[], []];
  let asked = 0;
  const one = anyOperation(values);
  // Full requests cost least to ask; what they find shrinks to smaller ones.
  const batch = fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }) },
    { weight: 20, arbitrary: fc.array(one, { minLength: mostRoots, maxLength: mostRoots }) },
  );
  // Shrinking may try ever smaller ones; those are no further proof.
  let broken = false;
  const holds = fc.asyncProperty(batch, async (some) => {
    const before = cursors.map((list) => list.length);
    try {
      const bodies = await ask(some, cursors, twins);
      const further = some.flatMap((one, place) => followUp(one, bodies, place, cursors));
      if (further.length > 0) await ask(further, cursors, twins);
      if (!broken) asked += some.length + further.length;
    } catch (error) {
      broken = true;
      throw error;
    } finally {
      for (const [world, list] of cursors.entries()) {
        // What a shrunk operation answered must not move the cursors of the next.
        if (broken) list.length = before[world] ?? 0;
        else if (list.length > mostCursors) list.splice(0, list.length - mostCursors);
      }
    }
  });
  const left = untilMs - Date.now();
  if (left <= 0) return { asked, findings: [] };
  const result = await fc.check(holds, {
    seed,
    numRuns: Math.max(1, batches),
    interruptAfterTimeLimit: left,
    markInterruptAsFailure: false,
  });
  if (!result.failed || result.counterexample === null) return { asked, findings: [] };
  const error: unknown = result.errorInstance;
  const example = printOperations(result.counterexample[0], cursors[0]);
  const finding: Finding = {
    login: twins.login,
    kind: error instanceof Leak ? error.kind : 'failure',
    what: error instanceof Error ? error.message : String(error),
    example: `${example.query}\n${JSON.stringify(example.variables)}\n(seed ${result.seed}, path ${result.counterexamplePath})`,
  };
  return { asked, findings: [finding] };
}

async function ask(
  operations: readonly Operation[],
  cursors: readonly [string[], string[]],
  twins: Twins,
): Promise<readonly [unknown, unknown]> {
  const bodies = await askTwins(twins, [
    printOperations(operations, cursors[0]),
    printOperations(operations, cursors[1]),
  ]);
  // A cursor counts for the world that gave it.
  cursors[0].push(...cursorsIn(bodies[0]));
  cursors[1].push(...cursorsIn(bodies[1]));
  return bodies;
}

/** The next page of a list, from the last cursor that its answer held. */
function followUp(
  operation: Operation,
  bodies: readonly [unknown, unknown],
  place: number,
  cursors: readonly [string[], string[]],
): readonly Operation[] {
  const own = cursorsIn(bodies[0], `data.r${place}`);
  const last = own.at(-1);
  if (last === undefined || !/s$/.test(operation.root.field)) return [];
  const at = cursors[0].lastIndexOf(last);
  const { args } = operation.root;
  const backward = args.some(([name]) => name === 'last');
  const kept = args.filter(([name]) => name !== 'after' && name !== 'before');
  const page = [backward ? 'before' : 'after', { cursor: at }] as const;
  const root: Extract<Asked, { field: string }> = { ...operation.root, args: [...kept, page] };
  return [{ ...operation, root }];
}
