-- Who was shown what 知悉日志: one row for all entries that were committed together, each a line of
-- canonical JSON. The hub's role adds to it, and can neither change nor take away.
CREATE TABLE coordination.disclosure_batch (
  first_index bigint NOT NULL,
  size integer NOT NULL,
  entries text NOT NULL,
  chain bytea NOT NULL,
  filter bytea NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT disclosure_batch_pkey PRIMARY KEY (first_index, written_at),
  CONSTRAINT disclosure_batch_size_check CHECK (size > 0)
) PARTITION BY RANGE (written_at);

-- How many entries the log has, and the chain over them 日志末端
CREATE TABLE coordination.disclosure_head (
  singleton boolean NOT NULL DEFAULT true,
  size bigint NOT NULL,
  chain bytea NOT NULL,
  hash text NOT NULL,
  CONSTRAINT disclosure_head_pkey PRIMARY KEY (singleton),
  CONSTRAINT disclosure_head_singleton_check CHECK (singleton),
  CONSTRAINT disclosure_head_hash_check CHECK (hash IN ('SHA-256', 'SM3'))
) WITH (fillfactor = 10);
INSERT INTO coordination.disclosure_head (size, chain, hash) VALUES (0, sha256(''), 'SHA-256');

-- What entries name by an id: sets of fields, sets of readers 组合代码. Each stands in the log as well.
CREATE TABLE coordination.disclosure_term (
  id text NOT NULL,
  line text NOT NULL,
  CONSTRAINT disclosure_term_pkey PRIMARY KEY (id)
);

-- Makes the partitions of this month and the next eleven, and drops those whose entries are all
-- older than `keep_days`, three years at least. Runs as the owner: the role of the hub may do neither.
CREATE FUNCTION coordination.keep_disclosures(keep_days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  month timestamptz;
  part record;
BEGIN
  IF keep_days IS NULL OR keep_days < 1096 THEN
    RAISE EXCEPTION 'disclosures are kept for three years (1096 days) at least';
  END IF;
  PERFORM pg_advisory_xact_lock(x'64736c67'::bigint);
  FOR ahead IN 0..11 LOOP
    month := date_trunc('month', now() AT TIME ZONE 'UTC' + make_interval(months => ahead)) AT TIME ZONE 'UTC';
    IF to_regclass('coordination.disclosure_batch_' || to_char(month AT TIME ZONE 'UTC', 'YYYYMM')) IS NULL THEN
      EXECUTE format('CREATE TABLE coordination.%I PARTITION OF coordination.disclosure_batch FOR VALUES FROM (%L) TO (%L)',
        'disclosure_batch_' || to_char(month AT TIME ZONE 'UTC', 'YYYYMM'), month,
        (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
  END LOOP;
  FOR part IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'coordination.disclosure_batch'::regclass
      AND c.relname ~ '^disclosure_batch_[0-9]{6}$'
      AND to_date(substr(c.relname, 18), 'YYYYMM') + interval '1 month'
        <= (now() AT TIME ZONE 'UTC') - make_interval(days => keep_days)
  LOOP
    EXECUTE format('DROP TABLE coordination.%I', part.relname);
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION coordination.keep_disclosures(integer) FROM PUBLIC;
SELECT coordination.keep_disclosures(1096);

GRANT SELECT, INSERT ON coordination.disclosure_batch TO xianjie_app;
GRANT SELECT, INSERT ON coordination.disclosure_term TO xianjie_app;
GRANT SELECT, UPDATE (size, chain) ON coordination.disclosure_head TO xianjie_app;
GRANT EXECUTE ON FUNCTION coordination.keep_disclosures(integer) TO xianjie_app;
