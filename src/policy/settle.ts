import { all, always, any, type Condition, never } from '../db/projection/Condition.ts';

/** Where a case stands, and whether the reader's organ may be the one that enters such records. */
interface Situation {
  readonly rank: number;
  readonly canOwn: boolean;
}

/** What a condition comes to in a situation; what that does not settle stays open. */
export function settle(condition: Condition, at: Situation): Condition {
  switch (condition.is) {
    case 'from':
      return at.rank >= condition.rank ? always : never;
    case 'ownOrgan':
      return at.canOwn ? condition : never;
    // Marks and seals are the provider's and the court's: they narrow what stands here.
    case 'marked':
    case 'noted':
    case 'unsealed':
      return always;
    case 'all':
      return all(...condition.of.map((one) => settle(one, at)));
    case 'any':
      return any(...condition.of.map((one) => settle(one, at)));
    case 'not':
      return negated(settle(condition.of, at));
    default:
      return condition;
  }
}

function negated(condition: Condition): Condition {
  if (condition.is === 'always') return never;
  return condition.is === 'never' ? always : { is: 'not', of: condition };
}
