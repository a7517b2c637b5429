-- What the environment bureau enters (17号 Art. 34(1)) 生态环境部门录入信息
CREATE SCHEMA IF NOT EXISTS environment;

-- Violation facts under the ordinary procedure 环境违法事实
CREATE TABLE environment.environmental_violation (
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
  case_name text,
  case_reason text,
  clue_source text,
  discovered_at timestamptz NOT NULL,
  occurred_from timestamptz,
  occurred_to timestamptz,
  location text,
  geo jsonb,
  violation_type text,
  pollutants jsonb,
  discharge_mode text,
  protected_area text,
  key_monitored_unit boolean,
  permit_key_managed boolean,
  amount_involved numeric,
  illegal_gains numeric,
  property_loss numeric,
  prior_penalties_2y integer,
  procedure text,
  admin_filing_no text,
  admin_filed_at timestamptz,
  not_filed_reason text,
  coercive_measures jsonb,
  officers jsonb,
  suspected_crime boolean,
  suspected_charges text[],
  evidences jsonb,
  CONSTRAINT environmental_violation_pkey PRIMARY KEY (id, version),
  CONSTRAINT environmental_violation_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT environmental_violation_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT environmental_violation_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT environmental_violation_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT environmental_violation_clue_source_check
    CHECK (clue_source IN (
      'INSPECTION', 'HOTLINE', 'PETITION', 'ONLINE_MONITORING', 'SUPERIOR', 'REFERRAL', 'MEDIA',
      'OTHER'
    )),
  CONSTRAINT environmental_violation_discharge_mode_check
    CHECK (discharge_mode IN (
      'HIDDEN_PIPE', 'SEEPAGE_WELL', 'SEEPAGE_PIT', 'FISSURE', 'KARST_CAVE', 'INJECTION',
      'EMERGENCY_CHANNEL', 'DATA_FRAUD', 'DIRECT', 'DUMPING', 'OTHER'
    )),
  CONSTRAINT environmental_violation_protected_area_check
    CHECK (protected_area IN ('WATER_SOURCE_1', 'WATER_SOURCE_2', 'NATURE_CORE', 'OTHER')),
  CONSTRAINT environmental_violation_procedure_check CHECK (procedure IN ('ORDINARY', 'SIMPLE'))
);
CREATE INDEX environmental_violation_case_idx
  ON environment.environmental_violation (case_id) WHERE superseded_at IS NULL;
CREATE INDEX environmental_violation_page_idx
  ON environment.environmental_violation (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX environmental_violation_recent_idx
  ON environment.environmental_violation (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX environmental_violation_number_key
  ON environment.environmental_violation (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX environmental_violation_source_key
  ON environment.environmental_violation (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Administrative penalties 行政处罚
CREATE TABLE environment.administrative_penalty (
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
  counterpart_name text,
  counterpart_type text,
  uscc text,
  legal_rep_name text,
  person_id_no text,
  decision_no text,
  violation_type text,
  facts text,
  penalty_categories text[],
  content text,
  fine_amount numeric,
  confiscated_amount numeric,
  licence_suspended text,
  decided_on date NOT NULL,
  valid_until date,
  publicity_deadline date,
  collective_discussion boolean,
  serious boolean,
  near_threshold_80 boolean,
  below_minimum boolean,
  appraised jsonb,
  penalty_count integer,
  correction_order jsonb,
  hearing boolean,
  statement_defence text,
  daily_consecutive boolean,
  restrict_production boolean,
  served_at timestamptz,
  paid_at timestamptz,
  paid_amount numeric,
  enforcement_state text,
  remedy jsonb,
  no_penalty_reason text,
  CONSTRAINT administrative_penalty_pkey PRIMARY KEY (id, version),
  CONSTRAINT administrative_penalty_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT administrative_penalty_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT administrative_penalty_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT administrative_penalty_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT administrative_penalty_counterpart_type_check
    CHECK (counterpart_type IN ('LEGAL', 'NATURAL', 'SELF_EMPLOYED')),
  CONSTRAINT administrative_penalty_enforcement_state_check
    CHECK (enforcement_state IN ('VOLUNTARY', 'PARTIAL', 'PENDING', 'OVERDUE', 'APPLIED', 'ENDED'))
);
CREATE INDEX administrative_penalty_case_idx
  ON environment.administrative_penalty (case_id) WHERE superseded_at IS NULL;
CREATE INDEX administrative_penalty_page_idx
  ON environment.administrative_penalty (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX administrative_penalty_recent_idx
  ON environment.administrative_penalty (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX administrative_penalty_number_key
  ON environment.administrative_penalty (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX administrative_penalty_source_key
  ON environment.administrative_penalty (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Transfers of suspected crime to the police 案件移送
CREATE TABLE environment.crime_transfer (
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
  transfer_no text,
  report_received_at timestamptz,
  approval_decision text,
  refusal_reason text,
  approver text,
  sent_at timestamptz,
  receiving_police_id text,
  copy_to_procuratorate_at timestamptz,
  copy_to_procuratorate_id text,
  charges text[],
  main_basis text,
  lawful_subject boolean,
  lawful_evidence boolean,
  handlers jsonb,
  case_brief text,
  enclosures jsonb,
  penalty_decision_attached boolean,
  items_list jsonb,
  penalty_ids text[],
  originals_or_copies text,
  receipt jsonb,
  CONSTRAINT crime_transfer_pkey PRIMARY KEY (id, version),
  CONSTRAINT crime_transfer_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT crime_transfer_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT crime_transfer_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT crime_transfer_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT crime_transfer_approval_decision_check
    CHECK (approval_decision IN ('APPROVE', 'REFUSE')),
  CONSTRAINT crime_transfer_originals_or_copies_check
    CHECK (originals_or_copies IN ('ORIGINALS', 'COPIES', 'BOTH'))
);
CREATE INDEX crime_transfer_case_idx
  ON environment.crime_transfer (case_id) WHERE superseded_at IS NULL;
CREATE INDEX crime_transfer_page_idx
  ON environment.crime_transfer (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX crime_transfer_recent_idx
  ON environment.crime_transfer (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX crime_transfer_number_key
  ON environment.crime_transfer (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX crime_transfer_source_key
  ON environment.crime_transfer (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Requests to reconsider a decision not to file 提请复议
CREATE TABLE environment.reconsideration_request (
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
  no_filing_notice_no text,
  notice_received_at timestamptz,
  requested_at timestamptz NOT NULL,
  grounds text,
  enclosures text[],
  target_police_id text,
  CONSTRAINT reconsideration_request_pkey PRIMARY KEY (id, version),
  CONSTRAINT reconsideration_request_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT reconsideration_request_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT reconsideration_request_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT reconsideration_request_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX reconsideration_request_case_idx
  ON environment.reconsideration_request (case_id) WHERE superseded_at IS NULL;
CREATE INDEX reconsideration_request_page_idx
  ON environment.reconsideration_request (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX reconsideration_request_recent_idx
  ON environment.reconsideration_request (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX reconsideration_request_number_key
  ON environment.reconsideration_request (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX reconsideration_request_source_key
  ON environment.reconsideration_request (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Suggestions that the procuratorate supervise the filing 建议立案监督
CREATE TABLE environment.filing_supervision_suggestion (
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
  suggestion_no text,
  ground text,
  enclosures jsonb,
  sent_at timestamptz NOT NULL,
  target_procuratorate_id text,
  procuratorate_receipt_at timestamptz,
  CONSTRAINT filing_supervision_suggestion_pkey PRIMARY KEY (id, version),
  CONSTRAINT filing_supervision_suggestion_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT filing_supervision_suggestion_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT filing_supervision_suggestion_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT filing_supervision_suggestion_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT filing_supervision_suggestion_ground_check
    CHECK (ground IN (
      'REFUSED_TO_ACCEPT', 'OVERDUE_NO_DECISION', 'NO_FILING', 'RECONSIDERATION_UPHELD',
      'WITHDRAWN_AFTER_FILING'
    ))
);
CREATE INDEX filing_supervision_suggestion_case_idx
  ON environment.filing_supervision_suggestion (case_id) WHERE superseded_at IS NULL;
CREATE INDEX filing_supervision_suggestion_page_idx
  ON environment.filing_supervision_suggestion (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX filing_supervision_suggestion_recent_idx
  ON environment.filing_supervision_suggestion (decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX filing_supervision_suggestion_number_key
  ON environment.filing_supervision_suggestion (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX filing_supervision_suggestion_source_key
  ON environment.filing_supervision_suggestion (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Transfers for administrative detention 移送适用行政拘留
CREATE TABLE environment.detention_transfer (
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
  approval_form_no text,
  sent_at timestamptz,
  receiving_police_id text,
  fact_pattern text,
  penalty_id uuid,
  penalty_decision_no text,
  material_list text[],
  originals_delivered boolean,
  transfer_basis text,
  transfer_suggestion text,
  CONSTRAINT detention_transfer_pkey PRIMARY KEY (id, version),
  CONSTRAINT detention_transfer_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT detention_transfer_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT detention_transfer_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT detention_transfer_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX detention_transfer_case_idx
  ON environment.detention_transfer (case_id) WHERE superseded_at IS NULL;
CREATE INDEX detention_transfer_page_idx
  ON environment.detention_transfer (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX detention_transfer_recent_idx
  ON environment.detention_transfer (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX detention_transfer_number_key
  ON environment.detention_transfer (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX detention_transfer_source_key
  ON environment.detention_transfer (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Answers to what was sent in, kept by the sender's key 回执
CREATE TABLE environment.receipt (
  organ_id text NOT NULL,
  key text NOT NULL,
  content_hash text NOT NULL,
  receipt jsonb NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT receipt_pkey PRIMARY KEY (organ_id, key)
);

-- A version is never changed: a later one only closes it.
GRANT USAGE ON SCHEMA environment TO xianjie_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA environment TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON environment.environmental_violation TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON environment.administrative_penalty TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON environment.crime_transfer TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON environment.reconsideration_request TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON environment.filing_supervision_suggestion TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON environment.detention_transfer TO xianjie_app;
