import { legalBases } from '../../codes/legalBases.ts';
import type { TimeLimit } from './TimeLimit.ts';

/** First and last day on which the rule's leading instrument is in force, where they are certain. */
export function validityOf({ basis: [leading] }: TimeLimit): { from?: string; to?: string } {
  const found = legalBases.find(({ code }) => code === leading?.[0]);
  return {
    ...(found?.validFrom !== undefined && { from: found.validFrom }),
    ...(found?.validTo !== undefined && { to: found.validTo }),
  };
}
