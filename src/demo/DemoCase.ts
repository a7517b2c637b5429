import type { District } from '../generate/District.ts';
import type { Story } from '../generate/Story.ts';

/** A case of the demo city that is made by hand. */
export interface DemoCase {
  readonly district: District;
  /** The moment of its first act. */
  readonly opening: number;
  /** Nothing is entered after this moment; left out: after the anchor of the world. */
  readonly until?: number;
  readonly tell: (story: Story) => void;
}

/** A moment in China, such as `2025-03-11 09:20`. */
export function on(moment: string): number {
  return Date.parse(`${moment.replace(' ', 'T')}:00+08:00`);
}
