import type { SentenceBand } from './Charge.ts';

const upTo3: SentenceBand = { toYears: 3 };
const upTo5: SentenceBand = { toYears: 5 };
const from3To7: SentenceBand = { fromYears: 3, toYears: 7 };
const from5To10: SentenceBand = { fromYears: 5, toYears: 10 };

/** The sets of sentence bands (法定刑幅度) that recur in the table of charges, named by their limits. */
export const sentenceBands = {
  to3: [upTo3],
  to3To7: [upTo3, from3To7],
  to3To7Up: [upTo3, from3To7, { fromYears: 7 }],
  to5: [upTo5],
  to5Up: [upTo5, { fromYears: 5 }],
  to5To10: [upTo5, from5To10],
  to5To10Up: [upTo5, from5To10, { fromYears: 10 }],
} as const satisfies Readonly<Record<string, readonly SentenceBand[]>>;
