import type { Random } from './Random.ts';

/** How often a number is entered otherwise than in its canonical form. */
const share = 0.03;

/** The number as another hand prints it: square or round brackets, 第 before the serial. */
export function printedVariant(random: Random, number: string): string | undefined {
  if (!random.chance(share)) return undefined;
  const [open, close] = random.pick([
    ['[', ']'],
    ['(', ')'],
  ] as const);
  return number
    .replace(/[〔（](?=\d{4})/, open)
    .replace(/(?<=\d{4})[〕）]/, close)
    .replace(/(\d+)号$/, '第$1号');
}
