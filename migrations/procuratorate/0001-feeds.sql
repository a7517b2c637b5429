-- What the procuratorate enters (17号 Art. 34(3)) 人民检察院录入信息
CREATE SCHEMA IF NOT EXISTS procuratorate;

-- Supervision of bureaus that do not transfer 监督移送
CREATE TABLE procuratorate.transfer_supervision (
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
  found_by text,
  inspected_files boolean,
  opinion_no text,
  issued_at timestamptz NOT NULL,
  to_environment_id text,
  suspected_charges text[],
  reasons text,
  due_at timestamptz,
  executed jsonb,
  escalation jsonb,
  notice_to_police_id text,
  CONSTRAINT transfer_supervision_pkey PRIMARY KEY (id, version),
  CONSTRAINT transfer_supervision_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT transfer_supervision_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT transfer_supervision_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT transfer_supervision_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT transfer_supervision_found_by_check
    CHECK (found_by IN ('PLATFORM', 'REPORT', 'CAMPAIGN', 'OTHER'))
);
CREATE INDEX transfer_supervision_case_idx
  ON procuratorate.transfer_supervision (case_id) WHERE superseded_at IS NULL;
CREATE INDEX transfer_supervision_page_idx
  ON procuratorate.transfer_supervision (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX transfer_supervision_recent_idx
  ON procuratorate.transfer_supervision (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX transfer_supervision_number_key
  ON procuratorate.transfer_supervision (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX transfer_supervision_source_key
  ON procuratorate.transfer_supervision (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Supervision of police who do not file 监督立案
CREATE TABLE procuratorate.filing_supervision (
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
  source text,
  accepted_at timestamptz NOT NULL,
  target_police_id text,
  request_reason_no text,
  requested_at timestamptz,
  reply_due_at timestamptz,
  police_reply jsonb,
  conclusion text,
  agrees_with_no_filing boolean,
  notice_of_filing_no text,
  notified_at timestamptz,
  file_due_at timestamptz,
  filed_id uuid,
  correction_notice_no text,
  escalated_to_id text,
  reply_to_environment_at timestamptz,
  CONSTRAINT filing_supervision_pkey PRIMARY KEY (id, version),
  CONSTRAINT filing_supervision_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT filing_supervision_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT filing_supervision_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT filing_supervision_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT filing_supervision_source_check CHECK (source IN ('SUGGESTION', 'SELF', 'VICTIM')),
  CONSTRAINT filing_supervision_conclusion_check
    CHECK (conclusion IN ('REASON_OK', 'REASON_FAILS'))
);
CREATE INDEX filing_supervision_case_idx
  ON procuratorate.filing_supervision (case_id) WHERE superseded_at IS NULL;
CREATE INDEX filing_supervision_page_idx
  ON procuratorate.filing_supervision (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX filing_supervision_recent_idx
  ON procuratorate.filing_supervision (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX filing_supervision_number_key
  ON procuratorate.filing_supervision (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX filing_supervision_source_key
  ON procuratorate.filing_supervision (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Decisions on arrest, one per suspect 批准逮捕、不批准逮捕
CREATE TABLE procuratorate.arrest_decision (
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
  request_id uuid,
  result text,
  doc_no text,
  charges text[],
  reason_kind text,
  supplement_outline text,
  result_notice_to_police_at timestamptz,
  CONSTRAINT arrest_decision_pkey PRIMARY KEY (id, version),
  CONSTRAINT arrest_decision_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT arrest_decision_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT arrest_decision_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT arrest_decision_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT arrest_decision_result_check CHECK (result IN ('APPROVED', 'NOT_APPROVED')),
  CONSTRAINT arrest_decision_reason_kind_check
    CHECK (reason_kind IN ('NO_CRIME', 'INSUFFICIENT_EVIDENCE', 'NO_DANGER'))
);
CREATE INDEX arrest_decision_case_idx
  ON procuratorate.arrest_decision (case_id) WHERE superseded_at IS NULL;
CREATE INDEX arrest_decision_page_idx
  ON procuratorate.arrest_decision (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX arrest_decision_recent_idx
  ON procuratorate.arrest_decision (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX arrest_decision_party_idx
  ON procuratorate.arrest_decision (party_id) WHERE superseded_at IS NULL AND party_id IS NOT NULL;
CREATE UNIQUE INDEX arrest_decision_number_key
  ON procuratorate.arrest_decision (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX arrest_decision_source_key
  ON procuratorate.arrest_decision (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Decisions on prosecution, one per suspect 提起公诉、不起诉
CREATE TABLE procuratorate.prosecution_decision (
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
  referral_id uuid,
  result text,
  decision_no text,
  non_prosecution_kind text,
  ground text,
  charges text[],
  court_organ_id text,
  sentencing_advice text,
  attached_civil_litigation boolean,
  returns integer,
  extension_days integer,
  notice_to_environment_at timestamptz,
  CONSTRAINT prosecution_decision_pkey PRIMARY KEY (id, version),
  CONSTRAINT prosecution_decision_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT prosecution_decision_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT prosecution_decision_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT prosecution_decision_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT prosecution_decision_result_check CHECK (result IN ('PROSECUTED', 'NOT_PROSECUTED')),
  CONSTRAINT prosecution_decision_non_prosecution_kind_check
    CHECK (non_prosecution_kind IN (
      'STATUTORY', 'DISCRETIONARY', 'INSUFFICIENT_EVIDENCE', 'CONDITIONAL'
    ))
);
CREATE INDEX prosecution_decision_case_idx
  ON procuratorate.prosecution_decision (case_id) WHERE superseded_at IS NULL;
CREATE INDEX prosecution_decision_page_idx
  ON procuratorate.prosecution_decision (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX prosecution_decision_recent_idx
  ON procuratorate.prosecution_decision (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX prosecution_decision_party_idx
  ON procuratorate.prosecution_decision (party_id)
  WHERE superseded_at IS NULL AND party_id IS NOT NULL;
CREATE UNIQUE INDEX prosecution_decision_number_key
  ON procuratorate.prosecution_decision (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX prosecution_decision_source_key
  ON procuratorate.prosecution_decision (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Opinions on a penalty after non-prosecution, one per person 不起诉反向衔接检察意见
CREATE TABLE procuratorate.penalty_opinion (
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
  non_prosecution_id uuid,
  handed_to_admin_section_at timestamptz,
  opinion_no text,
  issued_at timestamptz NOT NULL,
  to_organ_id text,
  facts text,
  proposal text,
  seized_property text,
  reply_due_at timestamptz,
  reply jsonb,
  follow_up jsonb,
  procuratorate_suggestion_no text,
  CONSTRAINT penalty_opinion_pkey PRIMARY KEY (id, version),
  CONSTRAINT penalty_opinion_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT penalty_opinion_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT penalty_opinion_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT penalty_opinion_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX penalty_opinion_case_idx
  ON procuratorate.penalty_opinion (case_id) WHERE superseded_at IS NULL;
CREATE INDEX penalty_opinion_page_idx
  ON procuratorate.penalty_opinion (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX penalty_opinion_recent_idx
  ON procuratorate.penalty_opinion (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX penalty_opinion_party_idx
  ON procuratorate.penalty_opinion (party_id) WHERE superseded_at IS NULL AND party_id IS NOT NULL;
CREATE UNIQUE INDEX penalty_opinion_number_key
  ON procuratorate.penalty_opinion (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX penalty_opinion_source_key
  ON procuratorate.penalty_opinion (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Judgments as the procuratorate reports them, one per defendant 裁判结果
CREATE TABLE procuratorate.procuratorate_judgment_notice (
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
  CONSTRAINT procuratorate_judgment_notice_pkey PRIMARY KEY (id, version),
  CONSTRAINT procuratorate_judgment_notice_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT procuratorate_judgment_notice_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT procuratorate_judgment_notice_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT procuratorate_judgment_notice_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT procuratorate_judgment_notice_instance_check
    CHECK (instance IN ('FIRST', 'SECOND', 'RETRIAL')),
  CONSTRAINT procuratorate_judgment_notice_result_check
    CHECK (result IN ('GUILTY', 'NOT_GUILTY', 'EXEMPT', 'WITHDRAWN', 'OTHER')),
  CONSTRAINT procuratorate_judgment_notice_principal_penalty_check
    CHECK (principal_penalty IN (
      'CONTROL', 'CRIMINAL_DETENTION', 'FIXED_TERM', 'LIFE', 'DEATH_SUSPENDED', 'DEATH', 'NONE'
    )),
  CONSTRAINT procuratorate_judgment_notice_supplementary_check
    CHECK (supplementary <@ ARRAY[
      'FINE', 'CONFISCATION', 'POLITICAL_RIGHTS', 'DEPORTATION'
    ]::text[])
);
CREATE INDEX procuratorate_judgment_notice_case_idx
  ON procuratorate.procuratorate_judgment_notice (case_id) WHERE superseded_at IS NULL;
CREATE INDEX procuratorate_judgment_notice_page_idx
  ON procuratorate.procuratorate_judgment_notice (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX procuratorate_judgment_notice_recent_idx
  ON procuratorate.procuratorate_judgment_notice (decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX procuratorate_judgment_notice_party_idx
  ON procuratorate.procuratorate_judgment_notice (party_id)
  WHERE superseded_at IS NULL AND party_id IS NOT NULL;
CREATE UNIQUE INDEX procuratorate_judgment_notice_number_key
  ON procuratorate.procuratorate_judgment_notice (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX procuratorate_judgment_notice_source_key
  ON procuratorate.procuratorate_judgment_notice (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Answers to what was sent in, kept by the sender's key 回执
CREATE TABLE procuratorate.receipt (
  organ_id text NOT NULL,
  key text NOT NULL,
  content_hash text NOT NULL,
  receipt jsonb NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT receipt_pkey PRIMARY KEY (organ_id, key)
);

-- A version is never changed: a later one only closes it.
GRANT USAGE ON SCHEMA procuratorate TO xianjie_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA procuratorate TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON procuratorate.transfer_supervision TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON procuratorate.filing_supervision TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON procuratorate.arrest_decision TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON procuratorate.prosecution_decision TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON procuratorate.penalty_opinion TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON procuratorate.procuratorate_judgment_notice TO xianjie_app;
