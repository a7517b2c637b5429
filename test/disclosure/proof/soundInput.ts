import type { FeedDefinition } from '../../../src/entities/Feed.ts';
import { type Input, inputOf } from '../../fixtures/inputOf.ts';
import { withNotes } from '../../fixtures/withNotes.ts';

const known = new Map<string, Input>();

/** The n-th record of a feed that has no fault, on a person of its own and under no source's id. */
export function soundInput(feed: FeedDefinition, n: number): Input {
  const key = `${feed.name} ${n}`;
  const { sourceRecordId: _, ...input } = known.get(key) ?? withNotes(feed, inputOf(feed, 500 + n));
  known.set(key, input);
  return input;
}
