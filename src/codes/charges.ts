import type { Charge } from './Charge.ts';
import { ecoCharges } from './ecoCharges.ts';
import { relatedCharges } from './relatedCharges.ts';
import { supersededCharges } from './supersededCharges.ts';

/** Every charge (罪名) that a record can name: those in force, their predecessors, the related ones. */
export const charges: readonly Charge[] = [...ecoCharges, ...supersededCharges, ...relatedCharges];
