-- A correction works the clocks of its case out from all records (更正后重新计算时限). It takes the case
-- for itself while it does, publications share it; and a publication that looked before a correction
-- came looks again.
CREATE TABLE coordination.case_revision (
  case_id uuid NOT NULL,
  revisions integer NOT NULL,
  CONSTRAINT case_revision_pkey PRIMARY KEY (case_id)
);
ALTER TABLE coordination.case_revision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.case_revision TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON coordination.case_revision TO xianjie_app;

-- Few locks for many cases, or a batch would take more of them than PostgreSQL has room for.
CREATE FUNCTION coordination.case_bucket(of_case uuid) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT get_byte(uuid_send(of_case), 15) & 63 $$;

-- Ends a publication that looked at a case before it was revised.
CREATE FUNCTION coordination.refuse_revised() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the case was revised meanwhile' USING ERRCODE = 'XJ001';
END
$$;
