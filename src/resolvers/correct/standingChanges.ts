import { isDeepStrictEqual } from 'node:util';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { isOrganKind } from '../../entities/kinds/reference.ts';
import type { ClockRules } from '../../policy/clocks/CaseClocks.ts';
import { windClocks } from '../../policy/clocks/windClocks.ts';
import { milestoneOf } from '../../policy/milestones.ts';
import { type StandingCell, standingCells } from '../../policy/standingCells.ts';
import { isSame } from './isSame.ts';

type Row = Readonly<Record<string, unknown>>;

/** A record before and after a correction, by its cells, and which of them it changes. */
export interface Corrected {
  readonly feed: FeedDefinition;
  readonly before: Row;
  readonly after: Row;
  readonly changed: readonly string[];
}

/** A correction only ever narrows them, and they travel to the coordinating body with the version. */
const narrowed = new Set(['markingLevel', 'markingAudience']);

/**
 * The changed cells that the standing of the record hangs on (记录要素): what the coordinating body
 * keeps of it, to whom it goes, and what it does to stage and clocks of its case. Pure.
 */
export function standingChanges(
  { feed, before, after, changed }: Corrected,
  rules: Pick<ClockRules, 'calendar' | 'readings'>,
): readonly string[] {
  const kept = new Map(standingCells(feed).map((cell) => [cell.name, cell]));
  const organs = new Set(
    feed.cells.filter(({ kind }) => isOrganKind(kind)).map(({ name }) => name),
  );
  const standing = changed.filter((name) => {
    if (organs.has(name)) return true;
    const cell = kept.get(name);
    if (cell === undefined || narrowed.has(name)) return false;
    return !isSame(keptOf(cell, before[name]), keptOf(cell, after[name]));
  });
  const done = effectsOf(feed, before, rules);
  const isMovedBy = (names: readonly string[]) => {
    const values = { ...before, ...Object.fromEntries(names.map((name) => [name, after[name]])) };
    return !isDeepStrictEqual(effectsOf(feed, values, rules), done);
  };
  if (!isMovedBy(changed)) return standing;
  // Some move the case by themselves, others only together with another.
  const moving = changed.filter(
    (name) => isMovedBy([name]) || !isMovedBy(changed.filter((one) => one !== name)),
  );
  const found = new Set([...standing, ...moving]);
  return found.size > 0 ? [...found] : changed;
}

/** What is left of a value at the coordinating body. */
function keptOf({ keeps, parts }: StandingCell, value: unknown): unknown {
  if (keeps === 'value' || (value ?? null) === null) return value;
  return parts.map((part) => (typeof value === 'object' ? Reflect.get(Object(value), part) : null));
}

/** What a record does to its case, whether that has gone all the way or nowhere yet. */
function effectsOf(
  feed: FeedDefinition,
  values: Row,
  { calendar, readings }: Pick<ClockRules, 'calendar' | 'readings'>,
): readonly unknown[] {
  const telling = {
    ...{ feed: feed.name, agency: feed.agency, values },
    id: String(values.id),
    caseId: String(values.caseId),
    divisionCode: String(values.divisionCode),
    ownerOrganId: String(values.ownerOrganId),
    partyIds: [],
  };
  const around = { told: [], organOf: () => undefined, calendar, readings };
  return [
    milestoneOf(feed.name, values),
    ...[0, ~0].map((indicators) => windClocks(telling, { ...around, indicators })),
  ];
}
