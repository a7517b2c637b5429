import type { Story } from '../Story.ts';
import { administer } from './administer.ts';
import { discoverByPolice } from './discoverByPolice.ts';
import { inventAffair } from './inventAffair.ts';
import { strayDecision } from './strayDecision.ts';

/** Shares of cases that the police found by themselves, and that begin in the middle. */
const ownDiscovery = 0.015;
const stray = 0.005;

/** Invents a case from its first act to where it stands at the anchor. */
export function tellCase(story: Story): void {
  const affair = inventAffair(story);
  const begin = story.random.fraction();
  if (begin < stray) strayDecision(affair);
  else if (begin < stray + ownDiscovery) discoverByPolice(affair);
  else administer(affair);
}
