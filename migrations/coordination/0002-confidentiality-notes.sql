-- Which items of a record a confidentiality note keeps from a reader 保密特别说明
-- (长环发〔2023〕85号 五(三)). A note ends by itself on its day or when its event has come.

-- Whether the notes let a reader have one item. `audience` names the reader: agency, organ, posts.
-- A whistle-blower is kept even from the provider's own officers, all but those whom the note names.
CREATE FUNCTION coordination.note_admits(
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
          (SELECT p.stage_rank FROM coordination.party p WHERE p.id = of_party),
          (SELECT c.stage_rank FROM coordination."case" c WHERE c.id = of_case), 0);
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

-- The items, by their places as bits, that the notes keep back; null items are passed over.
CREATE FUNCTION coordination.notes_hide(
  notes jsonb, items text[], own boolean, audience text[], of_case uuid, of_party uuid
) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(bit_or(1::bigint << (i.place::integer - 1)), 0)
  FROM unnest(items) WITH ORDINALITY i(item, place)
  WHERE i.item IS NOT NULL
    AND (
      NOT coordination.note_admits(notes, i.item, 'SHOW', own, audience, of_case, of_party)
      -- Of the attachments single ones may be kept back.
      OR i.item = 'attachments' AND EXISTS (
        SELECT 1 FROM jsonb_array_elements(notes) n, jsonb_array_elements_text(n -> 'fields') f
        WHERE f LIKE 'attachments.%'
          AND NOT coordination.note_admits(notes, f, 'SHOW', own, audience, of_case, of_party)
      )
    )
$$;

-- When a marked item is released: the event or day of the note that holds it.
CREATE FUNCTION coordination.note_until(notes jsonb, item text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(n ->> 'untilEvent', n ->> 'untilDate')
  FROM jsonb_array_elements(notes) n WHERE n -> 'fields' ? item LIMIT 1
$$;

-- The attachments that the notes let a reader have.
CREATE FUNCTION coordination.attachments_admitted(
  attachments jsonb, notes jsonb, own boolean, audience text[], of_case uuid, of_party uuid
) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_agg(a ORDER BY place)
  FROM jsonb_array_elements(attachments) WITH ORDINALITY e(a, place)
  WHERE coordination.note_admits(
    notes, 'attachments.' || (a ->> 'sha256'), 'SHOW', own, audience, of_case, of_party)
$$;
