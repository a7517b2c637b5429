import type { Pool } from 'pg';
import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import { isOrganKind } from '../../entities/kinds/reference.ts';
import type { Draft } from './Draft.ts';
import { problems } from './problems.ts';

/** Organs are added but never removed, so what was found once stays found. */
const agencies = new WeakMap<Pool, Map<string, string>>();

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
  const known = agencies.get(pool) ?? new Map<string, string>();
  agencies.set(pool, known);
  const named = drafts.flatMap((draft) => cells.map(({ name }) => draft.row.values[name]));
  await learn(pool, known, new Set(named.filter((id) => typeof id === 'string')));
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

async function learn(
  pool: Pool,
  known: Map<string, string>,
  ids: ReadonlySet<string>,
): Promise<void> {
  const unknown = [...ids].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const { rows } = await pool.query<{ id: string; agency: string }>(
    'SELECT o.id, o.agency FROM coordination.organ o WHERE o.id = ANY($1)',
    [unknown],
  );
  for (const { id, agency } of rows) known.set(id, agency);
}
