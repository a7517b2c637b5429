import { divisionReach } from '../codes/divisionReach.ts';
import type { Pass } from '../db/wall/Pass.ts';
import { intakeName } from './capacityName.ts';
import type { Reader } from './Reader.ts';

/** The pass of the hub while it takes in what this organ publishes: its records, and cases in its reach. */
export function intakePass({
  agency,
  organId,
  divisionCode,
}: Pick<Reader, 'agency' | 'organId' | 'divisionCode'>): Pass {
  const { lowest, highest } = divisionReach(divisionCode);
  return {
    capacity: intakeName(agency),
    reader: { organ: organId, lowest, highest, audience: [], granted: [] },
  };
}
