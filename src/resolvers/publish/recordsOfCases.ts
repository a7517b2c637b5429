import type { ClientBase, Pool } from 'pg';
import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Telling } from '../../policy/clocks/windClocks.ts';
import type { Registry } from '../../policy/Registry.ts';

/** A record in force, as clocks and stages look at it. */
export interface EnteredRecord {
  readonly telling: Telling;
  /** Records of one publication have the same. */
  readonly publication: string;
  readonly enteredAt: number;
  /** Withdrawn records are in force no more; of them is kept what their withdrawal began. */
  readonly withdrawn: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * The records of cases that are in force, and those withdrawn, in the order of their first entry:
 * a correction does not make a record one that was entered later.
 */
export async function recordsOfCases(
  connection: Pick<Pool | ClientBase, 'query'>,
  registry: Registry,
  caseIds: readonly string[],
): Promise<readonly EnteredRecord[]> {
  const entered: EnteredRecord[] = [];
  for (const feed of registry.feeds) {
    const { schema, table } = registry.model(feed.name);
    const { rows } = await connection.query<{ row: Row; first: Date | null }>(
      `SELECT to_jsonb(r) AS row, CASE WHEN r.version > 1 THEN
         (SELECT f.entered_at FROM ${schema}.${table} f WHERE f.id = r.id AND f.version = 1) END AS first
       FROM ${schema}.${table} r WHERE r.case_id = ANY($1::uuid[])
         AND (r.superseded_at IS NULL OR r.status = 'WITHDRAWN')`,
      [caseIds],
    );
    for (const { row, first } of rows) {
      const at = first === null ? {} : { entered_at: first.toISOString() };
      entered.push(enteredOf(feed, { ...row, ...at }));
    }
  }
  return entered.sort(byEntry);
}

function enteredOf(feed: FeedDefinition, row: Row): EnteredRecord {
  const withdrawn = row.status === 'WITHDRAWN';
  const values: Record<string, unknown> = {};
  for (const { name, column } of feed.cells) {
    if (withdrawn && name !== 'publicRevisedAt') continue;
    if (row[column] !== null && row[column] !== undefined) values[name] = row[column];
  }
  const enteredAt = String(row.entered_at);
  const many = Array.isArray(row.party_ids) ? row.party_ids.map(String) : [];
  return {
    withdrawn,
    publication: `${withdrawn ? row.id : feed.name} ${row.owner_organ_id} ${enteredAt}`,
    enteredAt: Date.parse(enteredAt),
    telling: {
      ...{ feed: feed.name, agency: feed.agency, values },
      id: String(row.id),
      caseId: String(row.case_id),
      divisionCode: String(row.division_code),
      ownerOrganId: String(row.owner_organ_id),
      partyIds: typeof row.party_id === 'string' ? [row.party_id] : many,
    },
  };
}

function byEntry(one: EnteredRecord, other: EnteredRecord): number {
  return one.enteredAt - other.enteredAt || (one.telling.id < other.telling.id ? -1 : 1);
}
