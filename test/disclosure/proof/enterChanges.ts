import type { ClientBase } from 'pg';
import { rowsOf } from './rowsOf.ts';
import { recordTables } from './tables.ts';
import type { World } from './World.ts';

/** Where every world's log ends: a hub that is given another world takes no notice. */
const head = 1_000_000;

/** The log of a world: each record was published, in the order of ids; nothing else will come. */
export async function enterChanges(client: ClientBase, world: World): Promise<void> {
  const changes = recordTables
    .flatMap(({ table, type }) =>
      rowsOf(world, table)
        .filter((row) => row.superseded_at === null)
        .map((row) => ({ ...row, feed: type, record_id: row.id })),
    )
    .toSorted((a, b) => (String(a.record_id) < String(b.record_id) ? -1 : 1))
    .map((row, place) => ({ ...row, position: place + 1 }));
  await client.query(
    `INSERT INTO coordination.change (position, kind, feed, record_id, version, case_id, party_id,
       division_code, organ_id, changed_at, sequenced_at)
     SELECT position, 'PUBLISHED', feed, record_id, version, case_id, party_id,
       division_code, owner_organ_id, entered_at, now()
     FROM jsonb_to_recordset($1::jsonb) AS t(position bigint, feed text, record_id uuid, version int,
       case_id uuid, party_id uuid, division_code text, owner_organ_id text, entered_at timestamptz)`,
    [JSON.stringify(changes)],
  );
  await client.query('UPDATE coordination.change_head SET position = $1, oldest = 1', [head]);
  await client.query('UPDATE coordination.clock SET overdue_told = true');
  // What ended before has been told.
  await client.query('DELETE FROM coordination.note_end WHERE ends_on <= current_date');
}
