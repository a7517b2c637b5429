-- Why the police did not file, as they tell the procuratorate 说明不立案理由
CREATE TABLE police.no_filing_explanation (
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
  explained_at timestamptz NOT NULL,
  explanation_no text,
  reasons text,
  to_procuratorate_id text,
  CONSTRAINT no_filing_explanation_pkey PRIMARY KEY (id, version),
  CONSTRAINT no_filing_explanation_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT no_filing_explanation_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT no_filing_explanation_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT no_filing_explanation_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX no_filing_explanation_case_idx ON police.no_filing_explanation (case_id) WHERE superseded_at IS NULL;
CREATE INDEX no_filing_explanation_page_idx
  ON police.no_filing_explanation (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX no_filing_explanation_recent_idx
  ON police.no_filing_explanation (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX no_filing_explanation_number_key
  ON police.no_filing_explanation (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX no_filing_explanation_source_key
  ON police.no_filing_explanation (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;
ALTER TABLE police.no_filing_explanation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.no_filing_explanation TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON police.no_filing_explanation TO xianjie_app;
GRANT UPDATE (superseded_at, status, notes, note_items) ON police.no_filing_explanation TO xianjie_app;
