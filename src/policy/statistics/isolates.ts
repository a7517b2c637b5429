import { reduceRows } from './reduceRows.ts';

/** Records that all questions treat alike: how many, and in which told set of each question. */
export interface Atom {
  readonly count: number;
  /** The told sets that hold these records. */
  readonly sets: readonly string[];
}

/** More that is not settled by differences of whole sets is refused unseen. */
const mostOpen = 250;

/**
 * Whether the told sets together isolate fewer than `least` records: by a difference of one set
 * and another within it, or by any other sum and difference of sets (audit of linear queries after
 * Chin and Özsoyoğlu 1982). Counts of zero are no atoms.
 */
export function isolates(atoms: readonly Atom[], least: number): boolean {
  const counts = atoms.map(({ count }) => count);
  const members = new Map<string, number[]>();
  atoms.forEach(({ sets }, place) => {
    for (const set of sets) members.set(set, [...(members.get(set) ?? []), place]);
  });
  const open = differences([...members.values()]);
  const isSmall = (set: Iterable<number>) =>
    [...set].reduce((all, place) => all + (counts[place] ?? 0), 0) < least;
  if (open.some(isSmall)) return true;
  const mixed = open.filter((set) => set.size > 1);
  const columns = [...new Set(mixed.flatMap((set) => [...set]))];
  if (columns.length > mostOpen) return true;
  const rows = mixed.map((set) => columns.map((place) => (set.has(place) ? 1 : 0)));
  return reduceRows(rows).some((row) => {
    const held = row.flatMap((factor, at) => (factor === 0 ? [] : [{ factor, at }]));
    return (
      held.every(({ factor }) => factor === 1) && isSmall(held.map(({ at }) => columns[at] ?? 0))
    );
  });
}

/** The smallest sets that taking one set from another that holds it leads to. */
function differences(sets: readonly (readonly number[])[]): readonly ReadonlySet<number>[] {
  const open = new Map(sets.map((set) => [nameOf(set), new Set(set)]));
  for (let moved = true; moved; ) {
    moved = false;
    for (const [name, set] of [...open].toSorted(([, one], [, other]) => other.size - one.size)) {
      const inner = [...open.values()].find(
        (one) => one.size < set.size && [...one].every((place) => set.has(place)),
      );
      if (inner === undefined) continue;
      const rest = new Set([...set].filter((place) => !inner.has(place)));
      open.delete(name);
      open.set(nameOf(rest), rest);
      moved = true;
    }
  }
  return [...open.values()];
}

function nameOf(set: Iterable<number>): string {
  return [...set].toSorted((one, other) => one - other).join();
}
