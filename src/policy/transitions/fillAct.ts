import { beijingToday } from '../../codes/beijingToday.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Act, Values } from './Act.ts';
import type { Facts } from './Facts.ts';

export interface Filling {
  readonly now: Date;
  readonly channel: 'MANUAL' | 'API';
  readonly dueAt: (rule: string, from: string) => number;
}

/**
 * The record that an act is: what was entered, what the act itself settles, and the times that go
 * without saying. What the officer entered stands.
 */
export function fillAct(
  { act, feed }: { readonly act: Act; readonly feed: FeedDefinition },
  entered: Values,
  facts: Facts,
  { now, channel, dueAt }: Filling,
): Values {
  const sql = new Map(feed.cells.map(({ name, kind }) => [name, kind.sql]));
  const stamp = (cell: string, at: string) =>
    sql.get(cell) === 'date' ? beijingToday(new Date(at)) : at;
  const given: Record<string, unknown> = { entryChannel: channel, ...dropEmpty(entered) };
  for (const [cell, event] of Object.entries(act.since ?? {})) {
    const fact = facts.last(event);
    if (fact !== undefined) given[cell] ??= stamp(cell, fact.at);
  }
  const acted = act.now?.map((cell) => given[cell]).find((at) => typeof at === 'string');
  given[feed.decided] ??= stamp(feed.decided, String(acted ?? now.toISOString()));
  const at = ownTime(act, feed, given, now);
  for (const cell of act.now ?? []) given[cell] ??= stamp(cell, at);
  for (const [cell, part] of act.nowWithin ?? []) {
    const whole = given[cell];
    if (typeof whole === 'object' && whole !== null)
      given[cell] = { [part]: at, ...dropEmpty(whole) };
  }
  for (const [cell, rule] of Object.entries(act.due ?? {})) {
    given[cell] ??= stamp(cell, new Date(dueAt(rule, at)).toISOString());
  }
  return { ...given, ...act.fixed };
}

/** When the act was done: what the feed dates, or, where that dates an earlier one, the moment of entry. */
export function ownTime(act: Act, feed: FeedDefinition, values: Values, now: Date): string {
  const dated = act.since !== undefined && Object.hasOwn(act.since, feed.decided);
  if (!dated) return full(values[feed.decided], now);
  for (const cell of act.now ?? []) {
    if (typeof values[cell] === 'string') return full(values[cell], now);
  }
  for (const [cell, part] of act.nowWithin ?? []) {
    const whole = values[cell];
    const at = typeof whole === 'object' && whole !== null ? Reflect.get(whole, part) : undefined;
    if (typeof at === 'string') return full(at, now);
  }
  return now.toISOString();
}

function full(value: unknown, now: Date): string {
  if (typeof value !== 'string') return now.toISOString();
  const at = new Date(value.length === 10 ? `${value}T00:00:00+08:00` : value);
  return Number.isNaN(at.getTime()) ? now.toISOString() : at.toISOString();
}

function dropEmpty(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
}
