import type { Pool } from 'pg';
import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import { isOrganKind } from '../../entities/kinds/reference.ts';
import type { Draft } from './Draft.ts';
import { organAgencies } from './organAgencies.ts';
import { problems } from './problems.ts';

/** Checks that the organs which a row names are registered, each with the agency it is taken for. */
export async function checkOrgans(
  drafts: readonly Draft[],
  feed: FeedDefinition,
  pool: Pool,
): Promise<void> {
  const cells = enteredCells(feed).flatMap(({ name, kind }) =>
    isOrganKind(kind) ? [{ name, organOf: kind.organOf }] : [],
  );
  if (cells.length === 0) return;
  const named = drafts.flatMap((draft) => cells.map(({ name }) => draft.row.values[name]));
  const known = await organAgencies(
    pool,
    named.filter((id) => typeof id === 'string'),
  );
  for (const draft of drafts) {
    for (const { name, organOf } of cells) {
      const id = draft.row.values[name];
      if (typeof id !== 'string') continue;
      const agency = known.get(id);
      if (agency === undefined || (organOf !== 'any' && organOf !== agency)) {
        draft.problems.push(problems.organUnknown(name));
      }
    }
  }
}
