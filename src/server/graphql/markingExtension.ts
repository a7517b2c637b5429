import type { AnswerMarking } from '../../policy/answerMarking.ts';
import type { Marking } from '../../policy/marking.ts';

type Sum = Pick<AnswerMarking, 'whole' | 'portions' | 'raised'>;
const known = new WeakMap<Sum['portions'], ReturnType<typeof extensionOf>>();

/** What `extensions.marking` says: the banner of the answer, and how each part of it is marked. */
export function markingExtension(marking: Sum): ReturnType<typeof extensionOf> {
  const before = known.get(marking.portions);
  if (before !== undefined) return before;
  const made = extensionOf(marking);
  known.set(marking.portions, made);
  return made;
}

function extensionOf({ whole, portions, raised }: Sum) {
  return {
    ...said(whole),
    // Root fields are read side by side, in no order; the answer must not tell which was first.
    portions: [...portions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, marking]) => ({ path, ...said(marking) })),
    ...(raised.length > 0 && {
      raised: raised.map(({ type, cell, from, level, reason, reasonZh, article }) => {
        return { field: `${type}.${cell}`, from, level, reason, reasonZh, article };
      }),
    }),
  };
}

function said({ level, restrictions, audience }: Marking) {
  return {
    level,
    restrictions: [...restrictions].sort(),
    audience: audience === undefined ? null : [...audience].sort(),
  };
}
