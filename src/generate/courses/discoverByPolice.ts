import type { Affair } from '../Affair.ts';
import { decideFiling } from '../acts/decideFiling.ts';
import { inventSuspect } from './inventSuspect.ts';
import { investigate } from './investigate.ts';

/** The police file a case of their own finding, without a transfer. */
export function discoverByPolice(affair: Affair): void {
  const { at } = affair.story.opening;
  const suspects = [inventSuspect(affair, at)];
  const filing = decideFiling(affair, at, { filed: true, suspects });
  if (filing) investigate(affair, at, suspects);
}
