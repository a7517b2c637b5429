-- The items of a record's notes that are kept from a reader, in one look at the notes for all cells
-- of an answer (长环发〔2023〕85号 五(三)); null if nothing is. Says of each item what
-- coordination.note_admits says of it for the purpose SHOW.
CREATE FUNCTION coordination.notes_hidden(
  notes jsonb, own boolean, audience text[], of_case uuid, of_party uuid
) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(DISTINCT item)
  FROM jsonb_array_elements(notes) note, jsonb_array_elements_text(note -> 'fields') item
  WHERE NOT coordination.note_admits(notes, item, 'SHOW', own, audience, of_case, of_party)
$$;

DROP FUNCTION coordination.notes_hide;
