import type { Pool } from 'pg';

/** A rule as it is stored for reading. */
export interface StoredTimeLimit {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly dayKind: string;
  readonly length: string;
  readonly lengthZh: string;
  readonly obligedAgency: string | undefined;
  readonly article: string;
  /** The mutations that meet it. */
  readonly acts: readonly string[];
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
}

/** Writes the rules on time limits for reading, so that they say what this release runs by. */
export async function loadTimeLimits(
  pool: Pool,
  limits: readonly StoredTimeLimit[],
): Promise<void> {
  await pool.query(
    `INSERT INTO coordination.time_limit AS t (id, name, name_zh, day_kind, length, length_zh,
      obliged_agency, article, acts, valid_from, valid_to)
     SELECT l."id", l."name", l."nameZh", l."dayKind", l."length", l."lengthZh",
      l."obligedAgency", l."article", l."acts", l."validFrom", l."validTo"
     FROM json_to_recordset($1) l("id" text, "name" text, "nameZh" text, "dayKind" text,
      "length" text, "lengthZh" text, "obligedAgency" text, "article" text, "acts" text[], "validFrom" date, "validTo" date)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_zh = excluded.name_zh,
      day_kind = excluded.day_kind, length = excluded.length, length_zh = excluded.length_zh,
      obliged_agency = excluded.obliged_agency, article = excluded.article, acts = excluded.acts,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to
     WHERE t IS DISTINCT FROM excluded`,
    [JSON.stringify(limits)],
  );
}
