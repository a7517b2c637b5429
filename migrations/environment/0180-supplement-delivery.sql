-- What the bureau hands in on a request to complete a transfer 补正、补充调查材料移送
CREATE TABLE environment.supplement_delivery (
  id uuid NOT NULL,
  version integer NOT NULL,
  case_id uuid NOT NULL,
  hub_case_no text NOT NULL,
  division_code text NOT NULL,
  owner_organ_id text NOT NULL,
  decided_at timestamptz NOT NULL,
  document_no text,
  document_date date,
  entered_at timestamptz NOT NULL,
  entered_by text NOT NULL,
  entry_channel text,
  source_system text,
  source_record_id text,
  disclosure text,
  legal_basis text[],
  attachments jsonb,
  as_printed jsonb,
  status text NOT NULL,
  late_days integer NOT NULL,
  late_reason text,
  orphan boolean NOT NULL,
  correction_reason text,
  marking_level text NOT NULL,
  marking_audience text[],
  marking_reason text,
  addressees text[],
  party_id uuid,
  party_ids uuid[],
  marked boolean NOT NULL,
  content_hash text NOT NULL,
  superseded_at timestamptz,
  notes jsonb,
  note_items text[],
  outcome text,
  delivered_at timestamptz NOT NULL,
  delivery_no text,
  to_police_id text,
  items text[],
  explanation text,
  CONSTRAINT supplement_delivery_pkey PRIMARY KEY (id, version),
  CONSTRAINT supplement_delivery_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT supplement_delivery_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT supplement_delivery_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT supplement_delivery_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT supplement_delivery_outcome_check
    CHECK (outcome IN ('COMPLETE', 'PARTIAL', 'IMPOSSIBLE'))
);
CREATE INDEX supplement_delivery_case_idx ON environment.supplement_delivery (case_id) WHERE superseded_at IS NULL;
CREATE INDEX supplement_delivery_page_idx
  ON environment.supplement_delivery (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX supplement_delivery_recent_idx
  ON environment.supplement_delivery (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX supplement_delivery_number_key
  ON environment.supplement_delivery (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX supplement_delivery_source_key
  ON environment.supplement_delivery (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;
ALTER TABLE environment.supplement_delivery ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.supplement_delivery TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON environment.supplement_delivery TO xianjie_app;
GRANT UPDATE (superseded_at, status, notes, note_items) ON environment.supplement_delivery TO xianjie_app;
