import { all, always, any, type Condition, never } from './Condition.ts';

/** What is left of a condition when the stage is known to have this rank. */
export function settle(condition: Condition, rank: number): Condition {
  switch (condition.is) {
    case 'from':
      return rank >= condition.rank ? always : never;
    case 'all':
      return all(...condition.of.map((one) => settle(one, rank)));
    case 'any':
      return any(...condition.of.map((one) => settle(one, rank)));
    default:
      return condition;
  }
}
