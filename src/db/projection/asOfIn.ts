import { type Argument, shapeOf } from './Argument.ts';
import type { Selection } from './Selection.ts';

/** The time as of which a field is asked for, if one is given. */
export function asOfIn({ args }: Pick<Selection, 'args'>): Argument | undefined {
  const asOf = args.get('asOf');
  return asOf !== undefined && shapeOf(asOf) != null ? asOf : undefined;
}
