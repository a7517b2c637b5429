import type { Pass } from '../db/wall/Pass.ts';

/**
 * The pass of the hub where it asks for nobody: who a reader is, whether a case is sealed. It is shown
 * how far cases and suspects have come and what was granted to whom, and no row with content.
 */
export const doorPass: Pass = {
  capacity: 'door',
  reader: { organ: '', lowest: '', highest: '', audience: [], granted: [] },
};
