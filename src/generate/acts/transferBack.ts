import type { Affair } from '../Affair.ts';
import { stampOf } from '../chineseTime.ts';
import type { Happening } from '../Story.ts';

/** The police send a case back for administrative handling (ReverseTransfer 移送行政处理). */
export function transferBack({ story }: Affair, at: number): Happening | undefined {
  const copied = story.later(at, 1);
  return story.tell({
    feed: 'ReverseTransfer',
    at,
    known: copied,
    values: () => ({
      ground: story.random.chance(0.7) ? 'MINOR' : 'NO_CRIME',
      toEnvironmentId: story.district.offices.environment.organId,
      copyToProcuratorateAt: stampOf(copied),
      files: ['移送案件通知书', '案卷材料一册'],
      legalBasis: ['A17 17'],
    }),
  });
}
