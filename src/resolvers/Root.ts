import type { Compiler } from '../db/projection/Compiler.ts';
import type { Selection } from '../db/projection/Selection.ts';
import type { Statement } from '../db/projection/Statement.ts';

/** A root field that is read by one statement. */
export interface Root {
  readonly compile: (selected: Selection, compiler: Compiler) => Statement;
  /** The object type that an abstract root stands for, from its argument values. */
  readonly concrete?: (args: ReadonlyMap<string, unknown>) => string | undefined;
}
