import { decideProsecution } from '../generate/acts/decideProsecution.ts';
import { inventAffair } from '../generate/courses/inventAffair.ts';
import { inventSuspect } from '../generate/courses/inventSuspect.ts';
import { type DemoCase, on } from './DemoCase.ts';
import { zichuan } from './demoDistricts.ts';

/** A prosecution decision whose referral nobody has entered: an orphan (孤立记录). */
export const orphanCase: DemoCase = {
  district: zichuan,
  opening: on('2026-06-12 10:00'),
  tell: (story) => {
    const affair = inventAffair(story);
    const suspect = inventSuspect(affair, story.opening.at);
    decideProsecution(affair, story.opening.at, { suspect, referral: undefined });
  },
};
