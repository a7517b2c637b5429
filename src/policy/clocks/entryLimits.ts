import type { Agency } from '../../codes/agencies.ts';
import { feedOf } from '../../entities/Feed.ts';
import type { TimeLimit } from '../limits/TimeLimit.ts';
import { regulation } from '../regulation.ts';
import { predecessorOf } from './eventSources.ts';

/**
 * A truthful record is never refused for want of its predecessor; the agency that owes that one has
 * seven days from then to enter it (17号 Art. 34, 38). One rule a feed, for each is seen by others.
 */
export const entryLimits: readonly TimeLimit[] = [...new Set(predecessorOf.values())]
  .toSorted()
  .map((feed) => ({
    id: `TL-72-${feed}`,
    name: `Entry of the ${feed} that a later record lacks`,
    nameZh: '补录前置信息',
    from: [`LACKS_${feed}`],
    to: [`ENTERED_${feed}`],
    span: { days: 7 },
    basis: [['A17', '34, 38']],
    obliged: publisherOf(feed),
  }));

function publisherOf(name: string): Agency | undefined {
  return regulation.find(({ feed }) => feedOf(feed).name === name)?.publisher;
}
