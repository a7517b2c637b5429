import type { AnswerMarking } from '../../policy/answerMarking.ts';
import type { Marking } from '../../policy/marking.ts';

/** What `extensions.marking` says: the banner of the answer, and how each part of it is marked. */
export function markingExtension({ whole, portions, raised }: AnswerMarking) {
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
