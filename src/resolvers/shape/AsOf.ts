import { Arg } from 'type-graphql';
import { scalars } from '../../entities/kinds/scalars.ts';
import type { Shape } from './shapesOf.ts';

const dated: ReadonlySet<Shape['kind']> = new Set(['record', 'case', 'party']);

/** The argument `asOf`, for tables that have versions or lead to some; nothing for the others. */
export function AsOf(kind: Shape['kind']): ReturnType<typeof Arg> {
  if (!dated.has(kind)) return () => undefined;
  return Arg('asOf', () => scalars.dateTime, {
    nullable: true,
    description:
      'Records as they stood at this time, here and below, judged by your rights of today. Cases, parties and clocks have no versions: cases opened later are left out, the rest is as it is now. 截至时间',
  });
}
