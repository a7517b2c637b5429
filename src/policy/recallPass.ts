import type { Pass } from '../db/wall/Pass.ts';

/** The pass of the hub where it sends and chases recalls: orders and recalls, and no record. */
export const recallPass: Pass = {
  capacity: 'recalling',
  reader: { organ: '', lowest: '', highest: '', audience: [], granted: [] },
};
