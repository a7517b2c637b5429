import { at } from '../../../fixtures/at.ts';
import type { WorldHub } from '../forkHub.ts';

/** Root fields that one request may have. */
const mostRoots = 20;

/** Answers of root fields, in their order; an error in place of what failed. */
export async function askFields(
  hub: WorldHub,
  login: string,
  fields: readonly string[],
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (let from = 0; from < fields.length; from += mostRoots) {
    const part = fields.slice(from, from + mostRoots);
    const { text } = await hub.ask(
      login,
      `{ ${part.map((one, n) => `w${n}: ${one}`).join('\n')} }`,
    );
    const body: unknown = JSON.parse(text);
    if (at(body, 'errors') !== undefined) {
      throw new Error(`${login}: ${text.slice(0, 600)} on ${part[0]?.slice(0, 300)}`);
    }
    answers.push(...part.map((_, n) => at(body, `data.w${n}`)));
  }
  return answers;
}
