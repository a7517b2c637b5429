import type { Pass } from '../db/wall/Pass.ts';

/** The pass of the hub where it looks which limits have passed: clocks, and no record behind them. */
export const clockPass: Pass = {
  capacity: 'clockwork',
  reader: { organ: '', lowest: '', highest: '', audience: [], granted: [] },
};
