import type { Asked, Operation } from './operations/Asked.ts';

/** How many smaller operations are tried: each is asked in both worlds. */
const mostTries = 80;

/**
 * The smallest part of some operations that still `fails`: one of them alone if that will do, then
 * without each field, fragment and argument that is not needed. What it is told of last stands.
 */
export async function shrink(
  operations: readonly Operation[],
  fails: (some: readonly Operation[]) => Promise<boolean>,
): Promise<readonly Operation[]> {
  let tries = 0;
  const holds = async (some: readonly Operation[]) => {
    tries += 1;
    return tries <= mostTries && (await fails(some));
  };
  let smallest = operations;
  for (let size = Math.ceil(smallest.length / 2); smallest.length > 1 && size >= 1; ) {
    const part = await firstOf(partsOf(smallest, size), holds);
    if (part === undefined && size === 1) break;
    size = part === undefined ? Math.floor(size / 2) : Math.ceil(part.length / 2);
    smallest = part ?? smallest;
  }
  for (;;) {
    const [only, ...others] = smallest;
    if (only === undefined || others.length > 0) return smallest;
    const smaller = lessOf(only).map((one): readonly Operation[] => [one]);
    const found = await firstOf(smaller, holds);
    if (found === undefined) return smallest;
    smallest = found;
  }
}

async function firstOf<T>(
  candidates: readonly T[],
  holds: (one: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const one of candidates) if (await holds(one)) return one;
  return undefined;
}

function partsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, n) => items.slice(n * size, (n + 1) * size));
}

/** The same field with one part less of what stands below it, the biggest parts first. */
function lessOf(field: Operation): readonly Operation[] {
  const fewerArgs = field.args
    .filter(([name]) => !needed.has(name))
    .map((arg) => ({ ...field, args: field.args.filter((one) => one !== arg) }));
  return [...below(field.of).map((of) => ({ ...field, of })), ...fewerArgs];
}

const needed = new Set(['id', 'number', 'measure', 'groupBy', 'record', 'field']);

function below(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const without =
    asked.length > 1 ? asked.map((one) => asked.filter((other) => other !== one)) : [];
  const deeper = asked.flatMap((one) => {
    const smaller: readonly Asked[] =
      'on' in one ? below(one.of).map((of) => ({ ...one, of })) : lessOf(one);
    return smaller.map((less) => asked.map((other) => (other === one ? less : other)));
  });
  return [...without, ...deeper];
}
