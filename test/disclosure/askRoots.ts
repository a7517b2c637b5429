import { expect } from 'vitest';
import type { TestHub } from '../setup/testHub.ts';

/** The most root fields that the hub answers at once. */
const mostRoots = 20;

/** Asks root fields, twenty to a request under names of their own, and gives the answers' bytes. */
export async function askRoots(
  hub: TestHub,
  login: string,
  roots: readonly string[],
): Promise<string> {
  const texts: string[] = [];
  for (let from = 0; from < roots.length; from += mostRoots) {
    const part = roots.slice(from, from + mostRoots).map((root, i) => `r${i}: ${root}`);
    const { body, text } = await hub.ask(login, `{ ${part.join('\n')} }`);
    expect(body.errors).toBeUndefined();
    texts.push(text);
  }
  return texts.join('\n');
}
