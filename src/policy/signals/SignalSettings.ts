import type { CrimeReadings } from './CrimeRule.ts';

/** What the law leaves open about signals, and this hub decides. */
export interface SignalSettings extends CrimeReadings {
  /** Days within which a transfer is decided (3), handed over (1) and entered (7): 17号 Art. 5, 6, 34. */
  readonly transferDays: number;
  /** Days after which an investigation without arrest counts as standing still; the law names none. */
  readonly investigationDays: number;
  /** The share of a threshold from which on a penalty is looked at (降格处理). */
  readonly nearShare: number;
}

export const usualSignalSettings: SignalSettings = {
  timesOver: 'excess',
  transferDays: 11,
  investigationDays: 180,
  nearShare: 0.8,
};
