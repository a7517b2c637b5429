import { adetFactPatterns } from './adetFactPatterns.ts';
import type { DetentionFactPattern } from './DetentionFactPattern.ts';
import { ecodeFactPatterns } from './ecodeFactPatterns.ts';

/** The fact patterns of administrative detention (行政拘留情形) that a record can name. */
export const detentionFactPatterns: readonly DetentionFactPattern[] = [
  ...adetFactPatterns,
  ...ecodeFactPatterns,
];
