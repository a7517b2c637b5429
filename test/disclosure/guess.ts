/** Whether a row answers to a filter: all that an attacker learns from one question. */
export type Oracle = (filter: object) => Promise<boolean>;

/** Finds a whole number below 2³⁰ with comparisons only; undefined if no comparison ever holds. */
export async function guessNumber(holds: Oracle, write = String): Promise<number | undefined> {
  const asked = (n: number) => holds({ gte: typed(write(n)) });
  if (!(await asked(0))) return undefined;
  let known = 0;
  for (let step = 2 ** 29; step >= 1; step /= 2) {
    if (await asked(known + step)) known += step;
  }
  return known;
}

/** Finds an instant in the same way, to the second. */
export async function guessTime(holds: Oracle): Promise<string | undefined> {
  const first = Date.UTC(2020, 0, 1);
  const write = (seconds: number) => new Date(first + seconds * 1000).toISOString();
  const found = await guessNumber(holds, write);
  return found === undefined ? undefined : write(found);
}

/** Finds a text letter by letter with prefixes; undefined if no first letter fits. */
export async function guessText(holds: Oracle, letters: string): Promise<string | undefined> {
  let known = '';
  for (;;) {
    let next: string | undefined;
    for (const letter of new Set(letters)) {
      if (await holds({ prefix: known + letter })) next = letter;
    }
    if (next === undefined) return known === '' ? undefined : known;
    known += next;
  }
}

function typed(written: string): string | number {
  return /^\d+$/.test(written) ? Number(written) : written;
}
