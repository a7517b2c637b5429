-- The notes of a record that still hold, without their reasons: what they bring into the banner of
-- an answer that shows their items 标注汇总. Ends of notes as in coordination.note_admits.
CREATE FUNCTION coordination.notes_in_force(
  notes jsonb, of_case uuid, of_party uuid
) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_agg(note - 'reason')
  FROM jsonb_array_elements(notes) note
  WHERE (note ->> 'untilDate' IS NULL OR (note ->> 'untilDate')::date > current_date)
    AND (note ->> 'untilEvent' IS NULL OR coalesce(
      (SELECT p.stage_rank FROM coordination.party p WHERE p.id = of_party),
      (SELECT c.stage_rank FROM coordination."case" c WHERE c.id = of_case), 0
    ) < CASE note ->> 'untilEvent'
      WHEN 'FILING' THEN 70 WHEN 'ARREST' THEN 85 WHEN 'PROSECUTION' THEN 100
      WHEN 'JUDGMENT_EFFECTIVE' THEN 130 END)
$$;
