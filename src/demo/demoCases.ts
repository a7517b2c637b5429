import { contestedCase } from './contestedCase.ts';
import type { DemoCase } from './DemoCase.ts';
import { ladder } from './ladder.ts';
import { minorCase } from './minorCase.ts';
import { orphanCase } from './orphanCase.ts';
import { showcase } from './showcase.ts';

/** The cases made by hand. The showcase comes first, so that its number is always the same. */
export const demoCases: readonly DemoCase[] = [
  showcase,
  minorCase,
  orphanCase,
  contestedCase,
  ...ladder,
];
