import { always } from '../../src/db/projection/Condition.ts';
import type { Clause } from '../../src/policy/Clause.ts';
import { release } from '../../src/policy/release.ts';
import { SiteInspection } from './SiteInspection.ts';

/** The second file: its row of the regulation. */
export const siteInspection: Clause = {
  feed: SiteInspection,
  publisher: 'environment',
  entryDays: 7,
  article: '环环监〔2017〕17号 Art. 6',
  readers: { environment: release.whole, police: release.whole, court: release.from('S11') },
  narrower: [
    { fields: ['finding'], readers: { environment: always, court: always }, article: 'Art. 6' },
  ],
};
