import { administrativeBases } from './administrativeBases.ts';
import { criminalBases } from './criminalBases.ts';
import { environmentStatutes } from './environmentStatutes.ts';
import type { LegalBasis } from './LegalBasis.ts';
import { linkageBases } from './linkageBases.ts';

/**
 * The instruments (法律依据) that the hub knows, each with its time in force, so that an act is held
 * against the text of its own day (从旧兼从轻). Instruments of one city come from its profile.
 */
export const legalBases: readonly LegalBasis[] = [
  ...linkageBases,
  ...criminalBases,
  ...administrativeBases,
  ...environmentStatutes,
];
