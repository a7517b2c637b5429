import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import { problems } from '../../resolvers/publish/problems.ts';
import { contentDigest } from '../contentDigest.ts';
import { importProblems } from '../importProblems.ts';
import type { Organ } from '../organs/Organ.ts';
import type { Organs } from '../organs/Organs.ts';
import type { Plan, Planner, Row } from '../Plan.ts';

interface Options {
  readonly source: string | undefined;
  readonly organ: string | undefined;
}

/** Reads lines that hold the input of a feed, and beside it the id of the organ that owes the record. */
export function createFeedPlanner(
  feed: FeedDefinition,
  organs: Organs,
  { source, organ: fallback }: Options,
): Planner {
  const refused = (problem: Problem): Plan => ({
    steps: [],
    notes: [{ feed: feed.name, problem }],
  });
  return ({ organ = fallback, ...row }) => {
    if (organ === undefined || organ === null) return refused(importProblems.organMissing);
    const owner = typeof organ === 'string' ? organs.byId(organ) : undefined;
    if (owner === undefined) return refused(problems.organUnknown('organ'));
    if (owner.agency !== feed.agency) return refused(importProblems.notPublisher(feed));
    return { steps: [stepOf(feed, owner, row, source)], notes: [] };
  };
}

function stepOf(feed: FeedDefinition, owner: Organ, row: Row, source: string | undefined) {
  const input = {
    ...row,
    entryChannel: row.entryChannel ?? 'FILE',
    sourceSystem: row.sourceSystem ?? source ?? 'file',
    sourceRecordId: row.sourceRecordId ?? contentDigest(row),
  };
  return { feed, owner, mentions: [], input, notes: [] };
}
