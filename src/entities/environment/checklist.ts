import { type FeedRule, warnIf } from '../FeedRule.ts';

interface Line {
  readonly kind?: string;
  readonly present?: boolean;
  readonly reason?: string;
}

/** Each of the enclosures that a record needs is on its list and present, or the list says why not. */
export function checklist(
  field: string,
  neededFor: (record: Readonly<Record<string, unknown>>) => readonly string[],
): FeedRule {
  return warnIf(
    field,
    (record) => {
      const lines: readonly Line[] = Array.isArray(record[field]) ? record[field] : [];
      const settled = lines.filter(({ present, reason }) => present === true || reason);
      return neededFor(record).some((kind) => !settled.some((line) => line.kind === kind));
    },
    'ENCLOSURE_UNEXPLAINED',
    'An enclosure that the rules name is neither present nor explained.',
    '规定的材料未附卷且未说明原因。',
    'Enclose it or enter the reason.',
    '请补充材料或者填写未附原因。',
  );
}
