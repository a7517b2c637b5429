import type { Pool } from 'pg';
import type { FeedDefinition } from '../../entities/Feed.ts';
import { CaseClocks, type ClockRules } from '../../policy/clocks/CaseClocks.ts';
import type { Telling } from '../../policy/clocks/windClocks.ts';
import type { Registry } from '../../policy/Registry.ts';

interface Entered {
  readonly telling: Telling;
  /** Records of one publication have the same. */
  readonly publication: string;
  readonly enteredAt: number;
}

type Row = Readonly<Record<string, unknown>>;

/** The clocks of cases worked out again from their records alone, in the order of their entry. */
export async function replayClocks(
  pool: Pool,
  registry: Registry,
  caseIds: readonly string[],
  rules: ClockRules,
): Promise<ReadonlyMap<string, CaseClocks>> {
  const entered: Entered[] = [];
  for (const feed of registry.feeds) {
    const { schema, table } = registry.model(feed.name);
    const { rows } = await pool.query<{ row: Row }>(
      `SELECT to_jsonb(r) AS row FROM ${schema}.${table} r
       WHERE r.case_id = ANY($1::uuid[]) AND r.superseded_at IS NULL`,
      [caseIds],
    );
    for (const { row } of rows) entered.push(enteredOf(feed, row));
  }
  entered.sort(byEntry);
  const cases = new Map(caseIds.map((id) => [id, new CaseClocks(rules)]));
  for (const [id, records] of Map.groupBy(entered, ({ telling }) => telling.caseId)) {
    const publications = Map.groupBy(records, ({ publication }) => publication);
    for (const one of publications.values()) {
      cases.get(id)?.enter(one.map(({ telling }) => telling));
    }
  }
  return cases;
}

function enteredOf(feed: FeedDefinition, row: Row): Entered {
  const values: Record<string, unknown> = {};
  for (const { name, column } of feed.cells) {
    if (row[column] !== null && row[column] !== undefined) values[name] = row[column];
  }
  const enteredAt = String(row.entered_at);
  const many = Array.isArray(row.party_ids) ? row.party_ids.map(String) : [];
  return {
    publication: `${feed.name} ${row.owner_organ_id} ${enteredAt}`,
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

function byEntry(one: Entered, other: Entered): number {
  return one.enteredAt - other.enteredAt || (one.telling.id < other.telling.id ? -1 : 1);
}
