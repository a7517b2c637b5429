import 'reflect-metadata';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/server/openDatabase.ts';
const database = await openDatabase(readConfig(process.env));
const ids = Array.from({length:1000},(_, i)=>'x'+i);
const { rows: real } = await database.admin.query('select source_record_id id from court.judgment limit 1000');
for (const [label, list] of [['absent', ids], ['there', real.map(r=>r.id)]] as const) {
for (const q of [`explain analyze SELECT r.id FROM unnest($2::text[], $3::text[]) s(system, id)
      JOIN court.judgment r ON r.superseded_at IS NULL AND r.owner_organ_id = $1
        AND r.source_system = s.system AND r.source_record_id = s.id`,
`explain analyze SELECT r.id FROM court.judgment r WHERE r.superseded_at IS NULL AND r.owner_organ_id = $1
        AND r.source_record_id IS NOT NULL AND (r.source_system, r.source_record_id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
`explain analyze SELECT r.id FROM unnest($2::text[], $3::text[]) s(system, id)
      CROSS JOIN LATERAL (SELECT r.id FROM court.judgment r WHERE r.superseded_at IS NULL AND r.owner_organ_id = $1
        AND r.source_system = s.system AND r.source_record_id = s.id OFFSET 0) r`,
`explain analyze SELECT r.id FROM court.judgment r WHERE r.superseded_at IS NULL AND r.owner_organ_id = $1
        AND r.source_system = ANY($2) AND r.source_record_id = ANY($3)`])
  console.log(label, (await database.admin.query(q, ['court-鲁0303', list.map(()=>'file'), list])).rows.map(r=>r['QUERY PLAN']).join('\n'));
}
await database.close();
