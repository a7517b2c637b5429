-- What the court enters (淄环发〔2022〕71号 三(六)) 人民法院录入信息
CREATE SCHEMA IF NOT EXISTS court;

-- Acceptance of criminal cases 受理
CREATE TABLE court.court_acceptance (
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
  case_no text,
  received_at timestamptz NOT NULL,
  accepted_at timestamptz,
  returned jsonb,
  procedure text,
  presiding_unit text,
  fast_track boolean,
  charges text[],
  civil_part_attached boolean,
  CONSTRAINT court_acceptance_pkey PRIMARY KEY (id, version),
  CONSTRAINT court_acceptance_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT court_acceptance_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT court_acceptance_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT court_acceptance_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT court_acceptance_procedure_check
    CHECK (procedure IN ('ORDINARY', 'SUMMARY', 'FAST_TRACK'))
);
CREATE INDEX court_acceptance_case_idx
  ON court.court_acceptance (case_id) WHERE superseded_at IS NULL;
CREATE INDEX court_acceptance_page_idx
  ON court.court_acceptance (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX court_acceptance_recent_idx
  ON court.court_acceptance (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX court_acceptance_number_key
  ON court.court_acceptance (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX court_acceptance_source_key
  ON court.court_acceptance (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Judgments, one per defendant 判决
CREATE TABLE court.judgment (
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
  case_no text,
  instance text,
  pronounced_at timestamptz NOT NULL,
  effective_at timestamptz,
  result text,
  charges text[],
  articles text[],
  dispositions jsonb,
  principal_penalty text,
  months integer,
  probation_months integer,
  fine_yuan numeric,
  supplementary text[],
  prohibition_order text,
  occupation_ban text,
  confiscation text,
  restoration_duty text,
  unit_fine_yuan numeric,
  plea_leniency boolean,
  appeal jsonb,
  set_off_fine numeric,
  set_off_detention_days integer,
  simple_procedure boolean,
  document_url text,
  notice_to_environment_at timestamptz,
  notice_to_police_at timestamptz,
  CONSTRAINT judgment_pkey PRIMARY KEY (id, version),
  CONSTRAINT judgment_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT judgment_disclosure_check CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT judgment_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT judgment_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT judgment_instance_check CHECK (instance IN ('FIRST', 'SECOND', 'RETRIAL')),
  CONSTRAINT judgment_result_check
    CHECK (result IN ('GUILTY', 'NOT_GUILTY', 'EXEMPT', 'WITHDRAWN', 'OTHER')),
  CONSTRAINT judgment_principal_penalty_check
    CHECK (principal_penalty IN (
      'CONTROL', 'CRIMINAL_DETENTION', 'FIXED_TERM', 'LIFE', 'DEATH_SUSPENDED', 'DEATH', 'NONE'
    )),
  CONSTRAINT judgment_supplementary_check
    CHECK (supplementary <@ ARRAY[
      'FINE', 'CONFISCATION', 'POLITICAL_RIGHTS', 'DEPORTATION'
    ]::text[])
);
CREATE INDEX judgment_case_idx
  ON court.judgment (case_id) WHERE superseded_at IS NULL;
CREATE INDEX judgment_page_idx
  ON court.judgment (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX judgment_recent_idx
  ON court.judgment (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX judgment_party_idx
  ON court.judgment (party_id) WHERE superseded_at IS NULL AND party_id IS NOT NULL;
CREATE UNIQUE INDEX judgment_number_key
  ON court.judgment (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX judgment_source_key
  ON court.judgment (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Execution of judgments 执行
CREATE TABLE court.execution (
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
  judgment_id uuid,
  items jsonb,
  case_no text,
  concluded_at timestamptz,
  end_of_enforcement boolean,
  CONSTRAINT execution_pkey PRIMARY KEY (id, version),
  CONSTRAINT execution_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT execution_disclosure_check CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT execution_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT execution_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX execution_case_idx
  ON court.execution (case_id) WHERE superseded_at IS NULL;
CREATE INDEX execution_page_idx
  ON court.execution (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX execution_recent_idx
  ON court.execution (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX execution_number_key
  ON court.execution (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX execution_source_key
  ON court.execution (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Answers to what was sent in, kept by the sender's key 回执
CREATE TABLE court.receipt (
  organ_id text NOT NULL,
  key text NOT NULL,
  content_hash text NOT NULL,
  receipt jsonb NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT receipt_pkey PRIMARY KEY (organ_id, key)
);

-- A version is never changed: a later one only closes it.
GRANT USAGE ON SCHEMA court TO xianjie_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA court TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON court.court_acceptance TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON court.judgment TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON court.execution TO xianjie_app;
