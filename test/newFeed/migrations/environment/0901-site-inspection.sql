-- The third file: records of site inspections 现场检查记录
CREATE TABLE environment.site_inspection (
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
  changed_cells text[],
  disputed boolean,
  inspection_no text,
  finding text,
  CONSTRAINT site_inspection_pkey PRIMARY KEY (id, version),
  CONSTRAINT site_inspection_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT site_inspection_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT site_inspection_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT site_inspection_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX site_inspection_case_idx ON environment.site_inspection
  (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
GRANT SELECT, INSERT ON environment.site_inspection TO xianjie_app;
