-- Objections 异议: an organ objects to fields of a record of another that it is shown. While one is
-- open the record is marked as disputed; the provider answers it, or the organ takes it back.
CREATE TABLE coordination.objection (
  id uuid NOT NULL,
  feed text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  case_id uuid NOT NULL,
  division_code text NOT NULL,
  owner_organ_id text NOT NULL,
  organ_id text NOT NULL,
  fields text[] NOT NULL,
  reason text NOT NULL,
  raised_by text NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'OPEN',
  answer text,
  settled_by text,
  settled_at timestamptz,
  CONSTRAINT objection_pkey PRIMARY KEY (id),
  CONSTRAINT objection_state_check CHECK (state IN ('OPEN', 'UPHELD', 'REJECTED', 'TAKEN_BACK')),
  CONSTRAINT objection_settled_check CHECK ((state = 'OPEN') = (settled_at IS NULL)),
  CONSTRAINT objection_other_organ_check CHECK (organ_id <> owner_organ_id)
);
-- Of one organ and record one is open at a time.
CREATE UNIQUE INDEX objection_open_key ON coordination.objection (record_id, organ_id) WHERE state = 'OPEN';
CREATE INDEX objection_organ_idx ON coordination.objection (organ_id, raised_at);
CREATE INDEX objection_owner_idx ON coordination.objection (owner_organ_id, raised_at);

ALTER TABLE coordination.objection ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.objection TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (state, answer, settled_by, settled_at) ON coordination.objection TO xianjie_app;

ALTER TABLE coordination.change_entry DROP CONSTRAINT change_entry_kind_check,
  ADD CONSTRAINT change_entry_kind_check CHECK (kind IN
    ('PUBLISHED', 'CORRECTED', 'WITHDRAWN', 'MARKING_CHANGED', 'STAGE_REACHED', 'CLOCK', 'SEALED',
     'ACCESS', 'RECALL', 'DISPUTED'));

-- The table of a feed, which the hub named at its start.
CREATE FUNCTION coordination.table_of(of_feed text) RETURNS regclass
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.tgrelid::regclass FROM pg_trigger t
  WHERE t.tgname = 'notes_updated' AND t.tgparentid = 0
    AND convert_from(substring(t.tgargs FOR length(t.tgargs) - 1), 'UTF8') = of_feed
$$;

-- Brings the mark of a record in line with its objections, and enters it in the change log where it
-- turns. Corrections of the case wait meanwhile, so the mark is on the version that stays.
CREATE FUNCTION coordination.mark_disputed(of_feed text, of_record uuid, of_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  is_open boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(1667330917, coordination.case_bucket(of_case));
  is_open := EXISTS (SELECT FROM coordination.objection o WHERE o.record_id = of_record AND o.state = 'OPEN');
  EXECUTE format('WITH marked AS (
      UPDATE %s r SET disputed = $2
      WHERE r.id = $1 AND (r.superseded_at IS NULL OR r.status = ''WITHDRAWN'')
        AND coalesce(r.disputed, false) <> $2
      RETURNING r.id, r.version, r.case_id, r.division_code, r.owner_organ_id)
    INSERT INTO coordination.change_entry
      (kind, feed, record_id, version, case_id, division_code, organ_id, changed_at)
    SELECT ''DISPUTED'', $3, id, version, case_id, division_code, owner_organ_id, now() FROM marked',
    coordination.table_of(of_feed)) USING of_record, is_open, of_feed;
END
$$;

-- What an objection is about is taken from the record itself; to a record that is gone there is none.
CREATE FUNCTION coordination.objection_raised() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('SELECT r.version, r.case_id, r.division_code, r.owner_organ_id FROM %s r
      WHERE r.id = $1 AND r.superseded_at IS NULL', coordination.table_of(NEW.feed))
    INTO NEW.version, NEW.case_id, NEW.division_code, NEW.owner_organ_id USING NEW.record_id;
  IF NEW.case_id IS NULL THEN RETURN NULL; END IF;
  NEW.state := 'OPEN';
  NEW.raised_at := now();
  RETURN NEW;
END
$$;

-- An objection is settled once.
CREATE FUNCTION coordination.objection_settled() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.state <> 'OPEN' THEN RAISE EXCEPTION 'an objection is settled once'; END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION coordination.objection_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM coordination.mark_disputed(NEW.feed, NEW.record_id, NEW.case_id);
  RETURN NULL;
END
$$;

CREATE TRIGGER objection_raised BEFORE INSERT ON coordination.objection
  FOR EACH ROW EXECUTE FUNCTION coordination.objection_raised();
CREATE TRIGGER objection_settled BEFORE UPDATE ON coordination.objection
  FOR EACH ROW EXECUTE FUNCTION coordination.objection_settled();
CREATE TRIGGER objection_changed AFTER INSERT OR UPDATE ON coordination.objection
  FOR EACH ROW EXECUTE FUNCTION coordination.objection_changed();

REVOKE ALL ON FUNCTION coordination.mark_disputed(text, uuid, uuid), coordination.objection_raised(),
  coordination.objection_settled(), coordination.objection_changed() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION coordination.mark_disputed(text, uuid, uuid) TO xianjie_app;
