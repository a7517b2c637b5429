import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import type { Values } from '../fixtures/holds.ts';
import { usccOf } from '../fixtures/identifiers.ts';
import { inputOf } from '../fixtures/inputOf.ts';

const feed = feedOf(AdministrativePenalty);
const names = [
  '50%_a',
  '50%ya',
  '50x_a',
  '\\back',
  '\\\\two',
  "O'Brien",
  '甲公司',
  '甲公',
  '😀 Ltd',
  'a"b',
];

/** Every cell but the mandatory ones is empty in some of the records. */
export const penalties = Array.from({ length: 60 }, (_, n): Values => {
  const some = (every: number, value: object): object => (n % every === 0 ? {} : value);
  const parties = Array.from({ length: n % 3 }, (__, place) => ({
    kind: place === 0 ? 'LEGAL' : 'OTHER_ORG',
    name: names[(n + place) % names.length],
    ...(n % 4 === 0 ? {} : { uscc: usccOf(n * 3 + place) }),
  }));
  const optional = [
    some(2, { uscc: usccOf(n % 7) }),
    some(3, { fineAmount: (n % 9) * 1000.5 }),
    some(4, { paidAt: `2026-0${(n % 8) + 1}-01T0${n % 10}:00:00+0${n % 9}:00` }),
    some(5, { serious: n % 2 === 0 }),
    some(6, { penaltyCount: n % 5 }),
  ];
  return {
    ...inputOf(feed, n),
    ...Object.assign({}, ...optional),
    ...(parties.length > 0 && { parties }),
    counterpartName: names[n % names.length],
    disclosure: n % 2 === 0 ? 'NONE' : 'ON_REQUEST',
  };
});
