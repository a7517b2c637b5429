-- What the bureau did on an opinion of the procuratorate 检察意见执行反馈
CREATE TABLE environment.bureau_reply (
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
  kind text,
  replied_at timestamptz NOT NULL,
  reply_no text,
  to_procuratorate_id text,
  result text,
  result_id uuid,
  CONSTRAINT bureau_reply_pkey PRIMARY KEY (id, version),
  CONSTRAINT bureau_reply_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT bureau_reply_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT bureau_reply_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT bureau_reply_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT bureau_reply_kind_check CHECK (kind IN ('TRANSFER_OPINION', 'PENALTY_OPINION'))
);
CREATE INDEX bureau_reply_case_idx ON environment.bureau_reply (case_id) WHERE superseded_at IS NULL;
CREATE INDEX bureau_reply_page_idx
  ON environment.bureau_reply (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX bureau_reply_recent_idx
  ON environment.bureau_reply (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX bureau_reply_number_key
  ON environment.bureau_reply (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX bureau_reply_source_key
  ON environment.bureau_reply (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;
ALTER TABLE environment.bureau_reply ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.bureau_reply TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON environment.bureau_reply TO xianjie_app;
GRANT UPDATE (superseded_at, status, notes, note_items) ON environment.bureau_reply TO xianjie_app;
