import type { Stage } from '../codes/stages.ts';
import { type Course, denied, outcomeAt, type Snapshot, stageNames } from './snapshot.ts';

/** What a reader sees otherwise of a field, over stages that change alike. */
export interface Change {
  readonly field: string;
  readonly reader: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly kind: 'gained' | 'lost' | 'changed';
  readonly before: string;
  readonly after: string;
}

/** Readers × fields × stages that differ between two regulations; what is in neither is denied. */
export function diffSnapshots(old: Snapshot, next: Snapshot): readonly Change[] {
  const before = coursesOf(old);
  const after = coursesOf(next);
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const [field = '', reader = ''] = key.split(' ');
    const changes = stageNames.flatMap((stage): Change[] => {
      const was = outcomeAt(before.get(key) ?? [], stage);
      const is = outcomeAt(after.get(key) ?? [], stage);
      if (was === is) return [];
      return [
        { field, reader, from: stage, to: stage, kind: kindOf(was, is), before: was, after: is },
      ];
    });
    return joined(changes);
  });
}

/** One line of the difference, as `xianjie policy diff` prints it. */
export function sayChange({ kind, reader, field, from, to, before, after }: Change): string {
  const when = from === to ? from : `${from}–${to}`;
  return `${kind} ${reader} ${field} ${when}: ${before} → ${after}`;
}

function coursesOf({ types }: Snapshot): ReadonlyMap<string, Course> {
  return new Map(
    Object.entries(types).flatMap(([type, groups]) =>
      groups.flatMap(({ fields, readers }) =>
        fields.flatMap((field) =>
          Object.entries(readers).map(
            ([reader, course]) => [`${type}.${field} ${reader}`, course] as const,
          ),
        ),
      ),
    ),
  );
}

function kindOf(before: string, after: string): Change['kind'] {
  if (before === denied) return 'gained';
  return after === denied ? 'lost' : 'changed';
}

/** Neighbouring stages with the same change are told together. */
function joined(changes: readonly Change[]): readonly Change[] {
  const runs: Change[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    const follows =
      last !== undefined &&
      last.before === change.before &&
      last.after === change.after &&
      stageNames.indexOf(change.from) === stageNames.indexOf(last.to) + 1;
    if (follows) runs[runs.length - 1] = { ...last, to: change.to };
    else runs.push(change);
  }
  return runs;
}
