/** Whether a row answers to a filter: all that an attacker learns from one question. */
export type Oracle = (filter: object) => Promise<boolean>;

/** Letters that names and facts of the attack's world are made of. */
const letters = '化工王案情金丝雀李张';

/** Searches for a value of the same kind as the one that is hidden. */
export function guess(holds: Oracle, like: string | number): Promise<unknown> {
  if (typeof like === 'number') return guessNumber(holds);
  return like.endsWith('Z') ? guessTime(holds) : guessText(holds);
}

/** Finds a whole number below 2³⁰ with comparisons only; undefined if no comparison ever holds. */
async function guessNumber(
  holds: Oracle,
  write: (n: number) => string = String,
): Promise<number | undefined> {
  const asked = (n: number) => holds({ gte: typed(write(n)) });
  if (!(await asked(0))) return undefined;
  let known = 0;
  for (let step = 2 ** 29; step >= 1; step /= 2) {
    if (await asked(known + step)) known += step;
  }
  return known;
}

/** Finds an instant in the same way, to the second. */
async function guessTime(holds: Oracle): Promise<string | undefined> {
  const first = Date.UTC(2020, 0, 1);
  const write = (seconds: number) => new Date(first + seconds * 1000).toISOString();
  const found = await guessNumber(holds, write);
  return found === undefined ? undefined : write(found);
}

/** Finds a text letter by letter with prefixes; undefined if no first letter fits. */
async function guessText(holds: Oracle): Promise<string | undefined> {
  let known = '';
  for (;;) {
    let next: string | undefined;
    for (const letter of letters) {
      if (await holds({ prefix: known + letter })) next = letter;
    }
    if (next === undefined) return known === '' ? undefined : known;
    known += next;
  }
}

function typed(written: string): string | number {
  return /^\d+$/.test(written) ? Number(written) : written;
}
