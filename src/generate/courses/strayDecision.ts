import type { Affair } from '../Affair.ts';
import { decideProsecution } from '../acts/decideProsecution.ts';
import { inventSuspect } from './inventSuspect.ts';

/** A prosecution decision that opens its case, for nobody has entered what was before: an orphan. */
export function strayDecision(affair: Affair): void {
  const { at } = affair.story.opening;
  const suspect = inventSuspect(affair, at);
  decideProsecution(affair, at, { suspect, referral: undefined });
}
