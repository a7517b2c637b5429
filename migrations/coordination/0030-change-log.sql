-- What happened to which record, in an order that every reader can follow. Ids and spine keys only:
-- what a change says is read again through the projection, with the reader's rights of that moment.

-- Changes as their transactions wrote them, until the sequencer takes them over 待排序变更
CREATE TABLE coordination.change_entry (
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  feed text,
  record_id uuid,
  version integer,
  case_id uuid NOT NULL,
  party_id uuid,
  division_code text NOT NULL,
  organ_id text,
  stage_from integer,
  stage_to integer,
  changed_at timestamptz NOT NULL,
  CONSTRAINT change_entry_pkey PRIMARY KEY (id),
  CONSTRAINT change_entry_kind_check CHECK (kind IN
    ('PUBLISHED', 'CORRECTED', 'WITHDRAWN', 'MARKING_CHANGED', 'STAGE_REACHED', 'CLOCK'))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- The same in gapless, commit-safe order 变更日志
CREATE TABLE coordination.change (
  position bigint NOT NULL,
  kind text NOT NULL,
  feed text,
  record_id uuid,
  version integer,
  case_id uuid NOT NULL,
  party_id uuid,
  division_code text NOT NULL,
  organ_id text,
  stage_from integer,
  stage_to integer,
  changed_at timestamptz NOT NULL,
  sequenced_at timestamptz NOT NULL,
  CONSTRAINT change_pkey PRIMARY KEY (position, sequenced_at)
) PARTITION BY RANGE (sequenced_at);
CREATE INDEX change_case_idx ON coordination.change (case_id, position);

-- The last position given, and the oldest still kept 日志位置
CREATE TABLE coordination.change_head (
  singleton boolean NOT NULL DEFAULT true,
  position bigint NOT NULL,
  oldest bigint NOT NULL,
  CONSTRAINT change_head_pkey PRIMARY KEY (singleton),
  CONSTRAINT change_head_singleton_check CHECK (singleton)
);
INSERT INTO coordination.change_head (position, oldest) VALUES (0, 1);

-- Makes the partitions of this month and the next two, and drops those whose changes are all older
-- than `keep_days`. Runs as the owner: the role of the hub may neither create nor drop.
CREATE FUNCTION coordination.keep_changes(keep_days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  month timestamptz;
  part record;
BEGIN
  IF keep_days IS NULL OR keep_days < 7 THEN
    RAISE EXCEPTION 'changes are kept for 7 days at least';
  END IF;
  -- Of several nodes that do this at once, one does it.
  PERFORM pg_advisory_xact_lock(x'63686b70'::bigint);
  FOR ahead IN 0..2 LOOP
    month := date_trunc('month', now() AT TIME ZONE 'UTC' + make_interval(months => ahead)) AT TIME ZONE 'UTC';
    IF to_regclass('coordination.change_' || to_char(month AT TIME ZONE 'UTC', 'YYYYMM')) IS NULL THEN
      EXECUTE format('CREATE TABLE coordination.%I PARTITION OF coordination.change FOR VALUES FROM (%L) TO (%L)',
        'change_' || to_char(month AT TIME ZONE 'UTC', 'YYYYMM'), month,
        (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
    END IF;
  END LOOP;
  FOR part IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'coordination.change'::regclass AND c.relname ~ '^change_[0-9]{6}$'
      AND to_date(substr(c.relname, 8), 'YYYYMM') + interval '1 month'
        <= (now() AT TIME ZONE 'UTC') - make_interval(days => keep_days)
  LOOP
    EXECUTE format('DROP TABLE coordination.%I', part.relname);
  END LOOP;
  UPDATE coordination.change_head h SET oldest = o.oldest
  FROM (SELECT coalesce((SELECT min(position) FROM coordination.change),
    (SELECT position + 1 FROM coordination.change_head)) AS oldest) o
  WHERE h.oldest <> o.oldest;
END
$$;
REVOKE ALL ON FUNCTION coordination.keep_changes(integer) FROM PUBLIC;
SELECT coordination.keep_changes(365);

GRANT INSERT, SELECT, DELETE ON coordination.change_entry TO xianjie_app;
GRANT INSERT, SELECT ON coordination.change TO xianjie_app;
GRANT SELECT ON coordination.change_head TO xianjie_app;
GRANT UPDATE (position) ON coordination.change_head TO xianjie_app;
GRANT EXECUTE ON FUNCTION coordination.keep_changes(integer) TO xianjie_app;
