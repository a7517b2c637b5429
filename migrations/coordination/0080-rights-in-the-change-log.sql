-- Whatever takes a record from somebody or opens it to somebody enters the change log in the
-- transaction that does it: notes set, lifted or ended, minors sealed, access granted or ended.
-- `before` is what rights over the record depended on until then, and no content: by it the law
-- tells who could see the record, long after. See docs/decisions/0040.
ALTER TABLE coordination.change_entry ADD COLUMN before jsonb,
  DROP CONSTRAINT change_entry_kind_check,
  ADD CONSTRAINT change_entry_kind_check CHECK (kind IN
    ('PUBLISHED', 'CORRECTED', 'WITHDRAWN', 'MARKING_CHANGED', 'STAGE_REACHED', 'CLOCK', 'SEALED', 'ACCESS'));
ALTER TABLE coordination.change ADD COLUMN before jsonb;

-- When the notes of records end: with a stage rank, on a day 标注解除
CREATE TABLE coordination.note_end (
  record_id uuid NOT NULL,
  feed text NOT NULL,
  source text NOT NULL,
  case_id uuid NOT NULL,
  party_id uuid,
  ends_rank integer,
  ends_on date
);
CREATE INDEX note_end_record_idx ON coordination.note_end (record_id);
CREATE INDEX note_end_case_idx ON coordination.note_end (case_id) WHERE ends_rank IS NOT NULL;
CREATE INDEX note_end_day_idx ON coordination.note_end (ends_on) WHERE ends_on IS NOT NULL;

ALTER TABLE coordination.access_request ADD COLUMN end_told boolean NOT NULL DEFAULT false;
CREATE INDEX access_request_until_idx ON coordination.access_request (until)
  WHERE state = 'GRANTED' AND NOT end_told;
CREATE INDEX access_request_case_idx ON coordination.access_request (case_id) WHERE state = 'GRANTED';

-- coordination.note_admits as of a stage rank and a day, for what was so before a change.
CREATE FUNCTION coordination.note_admits_at(
  notes jsonb, item text, purpose text, own boolean, audience text[], reached integer, day date
) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT NOT EXISTS (
    SELECT FROM jsonb_array_elements(notes) n(note)
    WHERE note -> 'fields' ? item
      AND (note ->> 'untilDate' IS NULL OR (note ->> 'untilDate')::date > day)
      AND (note ->> 'untilEvent' IS NULL OR reached < CASE note ->> 'untilEvent'
        WHEN 'FILING' THEN 70 WHEN 'ARREST' THEN 85 WHEN 'PROSECUTION' THEN 100
        WHEN 'JUDGMENT_EFFECTIVE' THEN 130 END)
      AND (NOT (own AND note ->> 'category' <> 'WHISTLEBLOWER')
          AND NOT coalesce(note -> 'readers' ?| audience, false)
        OR NOT own AND purpose <> 'SHOW' AND coalesce(note -> 'handling' ? purpose, false)))
$$;

-- What rights over a record depend on, from its row: of the notes those on the record as a whole.
CREATE FUNCTION coordination.standing_of(of_row jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'party_id', of_row -> 'party_id', 'owner_organ_id', of_row -> 'owner_organ_id',
    'addressees', of_row -> 'addressees', 'disclosure', of_row -> 'disclosure',
    'marked', of_row -> 'marked', 'marking_level', of_row -> 'marking_level',
    'marking_audience', of_row -> 'marking_audience',
    'stage_rank', coalesce(p.stage_rank, c.stage_rank, 0), 'sealed', coalesce(p.sealed, false),
    'day', (now() AT TIME ZONE 'Asia/Shanghai')::date,
    'notes', CASE jsonb_typeof(of_row -> 'notes') WHEN 'array' THEN (
      SELECT jsonb_agg(n - 'reason' - 'handle')
      FROM jsonb_array_elements(of_row -> 'notes') n WHERE n -> 'fields' ? '*') END)
  FROM (SELECT) nothing
  LEFT JOIN coordination."case" c ON c.id = (of_row ->> 'case_id')::uuid
  LEFT JOIN coordination.party p ON p.id = (of_row ->> 'party_id')::uuid
$$;

-- Enters a change of the rights over one record; `more` says what its standing was otherwise.
CREATE FUNCTION coordination.enter_rights(of_kind text, of_feed text, of_row jsonb, more jsonb)
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO coordination.change_entry
    (kind, feed, record_id, version, case_id, division_code, organ_id, changed_at, before)
  VALUES (of_kind, of_feed, (of_row ->> 'id')::uuid, (of_row ->> 'version')::integer,
    (of_row ->> 'case_id')::uuid, of_row ->> 'division_code', of_row ->> 'owner_organ_id', now(),
    coordination.standing_of(of_row) || more)
$$;

-- The items of notes, single attachments under the name of their cell.
CREATE FUNCTION coordination.items_of(notes jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT regexp_replace(f, '^attachments\..*', 'attachments')), '{}')
  FROM jsonb_array_elements(notes) n, jsonb_array_elements_text(n -> 'fields') f
$$;

-- Runs on the table of each feed (the hub sets it there at its start): notes that were set or changed.
CREATE FUNCTION coordination.notes_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.superseded_at IS NOT NULL OR TG_OP = 'UPDATE' AND NEW.notes IS NOT DISTINCT FROM OLD.notes THEN
    RETURN NULL;
  END IF;
  DELETE FROM coordination.note_end WHERE record_id = NEW.id;
  INSERT INTO coordination.note_end
  SELECT DISTINCT NEW.id, TG_ARGV[0], TG_RELID::regclass::text, NEW.case_id, NEW.party_id,
    CASE n ->> 'untilEvent' WHEN 'FILING' THEN 70 WHEN 'ARREST' THEN 85 WHEN 'PROSECUTION' THEN 100
      WHEN 'JUDGMENT_EFFECTIVE' THEN 130 END, (n ->> 'untilDate')::date
  FROM jsonb_array_elements(NEW.notes) n
  WHERE n ->> 'untilEvent' IS NOT NULL OR n ->> 'untilDate' IS NOT NULL;
  IF TG_OP = 'UPDATE' THEN
    PERFORM coordination.enter_rights('MARKING_CHANGED', TG_ARGV[0], to_jsonb(OLD), jsonb_build_object(
      'items', to_jsonb(coordination.items_of(coalesce(OLD.notes, '[]') || coalesce(NEW.notes, '[]')))));
  END IF;
  RETURN NULL;
END
$$;

-- Enters the end of one record's notes, if it still has the note.
CREATE FUNCTION coordination.end_notes(ended coordination.note_end, more jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  of_row jsonb;
  items text[];
BEGIN
  EXECUTE format('SELECT to_jsonb(r) FROM %s r WHERE r.id = $1 AND r.superseded_at IS NULL', ended.source::regclass)
    INTO of_row USING ended.record_id;
  IF jsonb_typeof(of_row -> 'notes') IS DISTINCT FROM 'array' THEN RETURN; END IF;
  SELECT coordination.items_of(jsonb_agg(n)) INTO items
  FROM jsonb_array_elements(of_row -> 'notes') n
  WHERE (n ->> 'untilDate')::date = ended.ends_on
    OR ended.ends_rank = CASE n ->> 'untilEvent' WHEN 'FILING' THEN 70 WHEN 'ARREST' THEN 85
      WHEN 'PROSECUTION' THEN 100 WHEN 'JUDGMENT_EFFECTIVE' THEN 130 END;
  IF items IS NULL THEN RETURN; END IF;
  PERFORM coordination.enter_rights('MARKING_CHANGED', ended.feed, of_row,
    more || jsonb_build_object('items', to_jsonb(items)));
END
$$;

-- Enters a change of the rights over all records of some suspects of a case.
CREATE FUNCTION coordination.enter_suspects(of_kind text, of_case uuid, of_parties uuid[], organ text, more jsonb)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  of_feed record;
  of_row jsonb;
BEGIN
  FOR of_feed IN
    SELECT t.tgrelid::regclass AS source, convert_from(substring(t.tgargs FOR length(t.tgargs) - 1), 'UTF8') AS name
    FROM pg_trigger t WHERE t.tgname = 'notes_updated' ORDER BY 2
  LOOP
    FOR of_row IN EXECUTE format(
      'SELECT to_jsonb(r) FROM %s r WHERE r.case_id = $1 AND r.party_id = ANY ($2) AND r.superseded_at IS NULL ORDER BY r.id',
      of_feed.source) USING of_case, of_parties
    LOOP
      PERFORM coordination.enter_rights(of_kind, of_feed.name,
        CASE WHEN organ IS NULL THEN of_row ELSE of_row || jsonb_build_object('owner_organ_id', organ) END,
        jsonb_build_object('owner_organ_id', of_row -> 'owner_organ_id') || more);
    END LOOP;
  END LOOP;
END
$$;

-- Enters that access was granted to an organ, or ended. The organ stands where a publisher's would.
CREATE FUNCTION coordination.enter_access(request coordination.access_request, had boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parties uuid[];
  of_feed record;
  of_row jsonb;
  more jsonb;
BEGIN
  IF request.subject_kind = 'Case' THEN
    SELECT array_agg(p.id) INTO parties FROM coordination.party p WHERE p.case_id = request.case_id AND p.sealed;
    more := jsonb_build_object('had', had, 'subjects', to_jsonb(request.subject_id || parties));
    PERFORM coordination.enter_suspects('ACCESS', request.case_id, parties, request.organ_id, more);
    RETURN;
  END IF;
  more := jsonb_build_object('had', had, 'subjects', jsonb_build_array(request.subject_id));
  FOR of_feed IN
    SELECT t.tgrelid::regclass AS source FROM pg_trigger t
    WHERE t.tgname = 'notes_updated'
      AND convert_from(substring(t.tgargs FOR length(t.tgargs) - 1), 'UTF8') = request.subject_kind
  LOOP
    EXECUTE format('SELECT to_jsonb(r) FROM %s r WHERE r.id = $1 AND r.superseded_at IS NULL', of_feed.source)
      INTO of_row USING request.subject_id;
    CONTINUE WHEN of_row IS NULL;
    PERFORM coordination.enter_rights('ACCESS', request.subject_kind,
      of_row || jsonb_build_object('owner_organ_id', request.organ_id),
      jsonb_build_object('owner_organ_id', of_row -> 'owner_organ_id') || more);
  END LOOP;
END
$$;

CREATE FUNCTION coordination.access_decided() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM coordination.enter_access(NEW, false);
  RETURN NULL;
END
$$;
CREATE TRIGGER access_decided AFTER UPDATE OF state ON coordination.access_request
  FOR EACH ROW WHEN (OLD.state <> 'GRANTED' AND NEW.state = 'GRANTED' AND NEW.subject_id IS NOT NULL)
  EXECUTE FUNCTION coordination.access_decided();

-- A case came further: notes end with it; once it is closed, access to its records ends.
CREATE FUNCTION coordination.case_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  closed CONSTANT integer := 128;
  ended coordination.note_end;
  request coordination.access_request;
BEGIN
  FOR ended IN
    DELETE FROM coordination.note_end WHERE case_id = NEW.id AND party_id IS NULL
      AND ends_rank > OLD.stage_rank AND ends_rank <= NEW.stage_rank RETURNING *
  LOOP
    PERFORM coordination.end_notes(ended, jsonb_build_object('stage_rank', OLD.stage_rank));
  END LOOP;
  IF OLD.indicator_bits & closed = 0 AND NEW.indicator_bits & closed <> 0 THEN
    FOR request IN
      UPDATE coordination.access_request SET end_told = true
      WHERE case_id = NEW.id AND state = 'GRANTED' AND NOT end_told AND subject_kind <> 'Case' RETURNING *
    LOOP
      PERFORM coordination.enter_access(request, true);
    END LOOP;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER case_moved AFTER UPDATE OF stage_rank, indicator_bits ON coordination."case"
  FOR EACH ROW WHEN (OLD.stage_rank < NEW.stage_rank OR OLD.indicator_bits <> NEW.indicator_bits)
  EXECUTE FUNCTION coordination.case_moved();

-- A suspect came further, or was sealed (刑事诉讼法 Art. 286).
CREATE FUNCTION coordination.party_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ended coordination.note_end;
BEGIN
  FOR ended IN
    DELETE FROM coordination.note_end WHERE case_id = NEW.case_id AND party_id = NEW.id
      AND ends_rank > OLD.stage_rank AND ends_rank <= NEW.stage_rank RETURNING *
  LOOP
    PERFORM coordination.end_notes(ended, jsonb_build_object('stage_rank', OLD.stage_rank));
  END LOOP;
  IF NEW.sealed IS TRUE AND OLD.sealed IS NOT TRUE THEN
    PERFORM coordination.enter_suspects('SEALED', NEW.case_id, ARRAY[NEW.id], NULL, '{"sealed": false}');
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER party_moved AFTER UPDATE OF stage_rank, sealed ON coordination.party
  FOR EACH ROW WHEN (OLD.stage_rank < NEW.stage_rank OR NEW.sealed IS TRUE AND OLD.sealed IS NOT TRUE)
  EXECUTE FUNCTION coordination.party_moved();

-- What ends by time: notes on their day, access with its period. The sequencer calls it.
CREATE FUNCTION coordination.enter_ends() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  entered integer := 0;
  ended coordination.note_end;
  request coordination.access_request;
BEGIN
  FOR ended IN
    DELETE FROM coordination.note_end WHERE ends_on <= (now() AT TIME ZONE 'Asia/Shanghai')::date RETURNING *
  LOOP
    PERFORM coordination.end_notes(ended, jsonb_build_object('day', ended.ends_on - 1));
    entered := entered + 1;
  END LOOP;
  FOR request IN
    UPDATE coordination.access_request SET end_told = true
    WHERE state = 'GRANTED' AND NOT end_told AND until <= now() RETURNING *
  LOOP
    PERFORM coordination.enter_access(request, true);
    entered := entered + 1;
  END LOOP;
  RETURN entered;
END
$$;

REVOKE ALL ON FUNCTION coordination.standing_of(jsonb), coordination.enter_rights(text, text, jsonb, jsonb),
  coordination.notes_changed(), coordination.end_notes(coordination.note_end, jsonb),
  coordination.enter_suspects(text, uuid, uuid[], text, jsonb),
  coordination.enter_access(coordination.access_request, boolean), coordination.access_decided(),
  coordination.case_moved(), coordination.party_moved(), coordination.enter_ends() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION coordination.enter_ends() TO xianjie_app;
