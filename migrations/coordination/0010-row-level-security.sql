-- The second wall: without a policy the hub's role sees no row of these tables. The policies
-- themselves follow from the regulation, and are set at the start of the hub (ADR 0012).
ALTER TABLE coordination."case" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination."case" TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE coordination.party ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.party TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE coordination.case_number ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.case_number TO CURRENT_USER USING (true) WITH CHECK (true);

-- How far a case or suspect has come decides about records whose reader may not see the case or the
-- suspect itself. These views tell that and no content, and only where somebody reads.
CREATE VIEW coordination.case_standing AS
  SELECT id, hub_case_no, origin_agency, stage_rank, indicator_bits, participants, sealed
  FROM coordination."case"
  WHERE (SELECT nullif(current_setting('xianjie.capacity', true), '')) IS NOT NULL;
CREATE VIEW coordination.party_standing AS
  SELECT id, case_id, kind, minor, provided_by, stage_rank, indicator_bits, sealed, sealed_by
  FROM coordination.party
  WHERE (SELECT nullif(current_setting('xianjie.capacity', true), '')) IS NOT NULL;
GRANT SELECT ON coordination.case_standing, coordination.party_standing TO xianjie_app;

-- Whether the notes let a reader have one item. `audience` names the reader: agency, organ, posts.
-- A whistle-blower is kept even from the provider's own officers, all but those whom the note names.
CREATE OR REPLACE FUNCTION coordination.note_admits(
  notes jsonb, item text, purpose text, own boolean, audience text[], of_case uuid, of_party uuid
) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  note jsonb;
  reached integer;
BEGIN
  FOR note IN SELECT value FROM jsonb_array_elements(notes) LOOP
    CONTINUE WHEN NOT (note -> 'fields' ? item);
    CONTINUE WHEN (note ->> 'untilDate')::date <= current_date;
    IF note ->> 'untilEvent' IS NOT NULL THEN
      IF reached IS NULL THEN
        reached := coalesce(
          (SELECT p.stage_rank FROM coordination.party_standing p WHERE p.id = of_party),
          (SELECT c.stage_rank FROM coordination.case_standing c WHERE c.id = of_case), 0);
      END IF;
      -- Stage ranks: S7 investigation, arrest decided in S8, S10 prosecution decided, S13 effective.
      CONTINUE WHEN reached >= CASE note ->> 'untilEvent'
        WHEN 'FILING' THEN 70 WHEN 'ARREST' THEN 85 WHEN 'PROSECUTION' THEN 100
        WHEN 'JUDGMENT_EFFECTIVE' THEN 130 END;
    END IF;
    IF NOT (own AND note ->> 'category' <> 'WHISTLEBLOWER')
      AND NOT coalesce(note -> 'readers' ?| audience, false) THEN
      RETURN false;
    END IF;
    IF NOT own AND purpose <> 'SHOW' AND coalesce(note -> 'handling' ? purpose, false) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
