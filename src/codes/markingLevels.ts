/** Levels of marking from open to closed, each with its bit in the banner column of a statement. */
export const markingLevels = {
  PUBLIC: { bit: 1, en: 'public', zh: '公开' },
  INTERNAL: { bit: 2, en: 'internal', zh: '内部' },
  WORK_SECRET: { bit: 4, en: 'work secret', zh: '工作秘密' },
  INVESTIGATION: { bit: 8, en: 'secret of the investigation', zh: '侦查秘密' },
} as const;

export type MarkingLevel = keyof typeof markingLevels;

export function isMarkingLevel(name: string): name is MarkingLevel {
  return Object.hasOwn(markingLevels, name);
}

/** The levels in their order. */
export const levelOrder: readonly MarkingLevel[] =
  Object.keys(markingLevels).filter(isMarkingLevel);
