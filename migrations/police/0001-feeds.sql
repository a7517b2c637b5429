-- What the police enter (17号 Art. 34(2)) 公安机关录入信息
CREATE SCHEMA IF NOT EXISTS police;

-- Acceptance of transferred cases 接受、补正、转送、退回
CREATE TABLE police.transfer_acceptance (
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
  received_at timestamptz NOT NULL,
  receipt_no text,
  receiver text,
  supplement jsonb,
  forward jsonb,
  returned jsonb,
  CONSTRAINT transfer_acceptance_pkey PRIMARY KEY (id, version),
  CONSTRAINT transfer_acceptance_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT transfer_acceptance_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT transfer_acceptance_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT transfer_acceptance_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX transfer_acceptance_case_idx
  ON police.transfer_acceptance (case_id) WHERE superseded_at IS NULL;
CREATE INDEX transfer_acceptance_page_idx
  ON police.transfer_acceptance (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX transfer_acceptance_recent_idx
  ON police.transfer_acceptance (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX transfer_acceptance_number_key
  ON police.transfer_acceptance (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX transfer_acceptance_source_key
  ON police.transfer_acceptance (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Decisions to file a case or not 立案、不予立案
CREATE TABLE police.filing_decision (
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
  result text,
  decision_no text,
  limit_class text,
  approver text,
  charges text[],
  reasons text,
  notice_to_environment_at timestamptz,
  copy_to_procuratorate_at timestamptz,
  file_returned_at timestamptz,
  investigating_unit text,
  lead_officer text,
  CONSTRAINT filing_decision_pkey PRIMARY KEY (id, version),
  CONSTRAINT filing_decision_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT filing_decision_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT filing_decision_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT filing_decision_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT filing_decision_result_check CHECK (result IN ('FILED', 'NOT_FILED')),
  CONSTRAINT filing_decision_limit_class_check
    CHECK (limit_class IN ('NORMAL3', 'VERIFY7', 'MAJOR30'))
);
CREATE INDEX filing_decision_case_idx
  ON police.filing_decision (case_id) WHERE superseded_at IS NULL;
CREATE INDEX filing_decision_page_idx
  ON police.filing_decision (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX filing_decision_recent_idx
  ON police.filing_decision (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX filing_decision_number_key
  ON police.filing_decision (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX filing_decision_source_key
  ON police.filing_decision (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Withdrawals of cases after filing 立案后撤销案件
CREATE TABLE police.case_withdrawal (
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
  decision_no text,
  ground text,
  reasons text,
  notice_to_environment_at timestamptz,
  copy_to_procuratorate_at timestamptz,
  file_returned_at timestamptz,
  CONSTRAINT case_withdrawal_pkey PRIMARY KEY (id, version),
  CONSTRAINT case_withdrawal_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT case_withdrawal_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT case_withdrawal_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT case_withdrawal_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT case_withdrawal_ground_check
    CHECK (ground IN ('NO_CRIME', 'MINOR', 'TIME_BARRED', 'AMNESTY', 'DEATH', 'OTHER'))
);
CREATE INDEX case_withdrawal_case_idx
  ON police.case_withdrawal (case_id) WHERE superseded_at IS NULL;
CREATE INDEX case_withdrawal_page_idx
  ON police.case_withdrawal (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX case_withdrawal_recent_idx
  ON police.case_withdrawal (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX case_withdrawal_number_key
  ON police.case_withdrawal (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX case_withdrawal_source_key
  ON police.case_withdrawal (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Decisions on reconsideration 复议
CREATE TABLE police.reconsideration_decision (
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
  received_at timestamptz,
  result text,
  decision_no text,
  notice_at timestamptz,
  CONSTRAINT reconsideration_decision_pkey PRIMARY KEY (id, version),
  CONSTRAINT reconsideration_decision_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT reconsideration_decision_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT reconsideration_decision_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT reconsideration_decision_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT reconsideration_decision_result_check CHECK (result IN ('FILE', 'UPHOLD'))
);
CREATE INDEX reconsideration_decision_case_idx
  ON police.reconsideration_decision (case_id) WHERE superseded_at IS NULL;
CREATE INDEX reconsideration_decision_page_idx
  ON police.reconsideration_decision (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX reconsideration_decision_recent_idx
  ON police.reconsideration_decision (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX reconsideration_decision_number_key
  ON police.reconsideration_decision (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX reconsideration_decision_source_key
  ON police.reconsideration_decision (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Handling after a supervised filing 监督立案后的处理情况
CREATE TABLE police.supervised_filing_outcome (
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
  notice_of_filing_id uuid,
  filed_at timestamptz NOT NULL,
  decision_no text,
  copy_to_procuratorate_at timestamptz,
  progress jsonb,
  concluded_at timestamptz,
  outcome text,
  over_three_months boolean,
  CONSTRAINT supervised_filing_outcome_pkey PRIMARY KEY (id, version),
  CONSTRAINT supervised_filing_outcome_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT supervised_filing_outcome_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT supervised_filing_outcome_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT supervised_filing_outcome_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT supervised_filing_outcome_outcome_check
    CHECK (outcome IN ('REFERRED', 'WITHDRAWN', 'OTHER'))
);
CREATE INDEX supervised_filing_outcome_case_idx
  ON police.supervised_filing_outcome (case_id) WHERE superseded_at IS NULL;
CREATE INDEX supervised_filing_outcome_page_idx
  ON police.supervised_filing_outcome (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX supervised_filing_outcome_recent_idx
  ON police.supervised_filing_outcome (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX supervised_filing_outcome_number_key
  ON police.supervised_filing_outcome (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX supervised_filing_outcome_source_key
  ON police.supervised_filing_outcome (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Requests for arrest, one per suspect 提请批准逮捕
CREATE TABLE police.arrest_request (
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
  request_no text,
  requested_at timestamptz NOT NULL,
  detained_at timestamptz,
  charges text[],
  case_brief text,
  to_procuratorate_id text,
  CONSTRAINT arrest_request_pkey PRIMARY KEY (id, version),
  CONSTRAINT arrest_request_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT arrest_request_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT arrest_request_status_check CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT arrest_request_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX arrest_request_case_idx
  ON police.arrest_request (case_id) WHERE superseded_at IS NULL;
CREATE INDEX arrest_request_page_idx
  ON police.arrest_request (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX arrest_request_recent_idx
  ON police.arrest_request (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX arrest_request_party_idx
  ON police.arrest_request (party_id) WHERE superseded_at IS NULL AND party_id IS NOT NULL;
CREATE UNIQUE INDEX arrest_request_number_key
  ON police.arrest_request (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX arrest_request_source_key
  ON police.arrest_request (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Referrals for prosecution 移送审查起诉
CREATE TABLE police.prosecution_referral (
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
  opinion_no text,
  referred_at timestamptz NOT NULL,
  charges text[],
  unit_as_suspect boolean,
  items_with_case jsonb,
  plea_leniency boolean,
  to_procuratorate_id text,
  CONSTRAINT prosecution_referral_pkey PRIMARY KEY (id, version),
  CONSTRAINT prosecution_referral_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT prosecution_referral_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT prosecution_referral_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT prosecution_referral_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'))
);
CREATE INDEX prosecution_referral_case_idx
  ON police.prosecution_referral (case_id) WHERE superseded_at IS NULL;
CREATE INDEX prosecution_referral_page_idx
  ON police.prosecution_referral (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX prosecution_referral_recent_idx
  ON police.prosecution_referral (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX prosecution_referral_number_key
  ON police.prosecution_referral (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX prosecution_referral_source_key
  ON police.prosecution_referral (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Administrative detention or its refusal, one per person 行政拘留、不予拘留
CREATE TABLE police.administrative_detention (
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
  transfer_id uuid,
  result text,
  decision_no text,
  days integer,
  executed_from timestamptz,
  executed_to timestamptz,
  copy_to_environment_at timestamptz,
  refusal jsonb,
  CONSTRAINT administrative_detention_pkey PRIMARY KEY (id, version),
  CONSTRAINT administrative_detention_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT administrative_detention_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT administrative_detention_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT administrative_detention_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT administrative_detention_result_check CHECK (result IN ('DETAINED', 'NOT_DETAINED'))
);
CREATE INDEX administrative_detention_case_idx
  ON police.administrative_detention (case_id) WHERE superseded_at IS NULL;
CREATE INDEX administrative_detention_page_idx
  ON police.administrative_detention (division_code, decided_at DESC, id DESC)
  WHERE superseded_at IS NULL;
CREATE INDEX administrative_detention_recent_idx
  ON police.administrative_detention (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX administrative_detention_party_idx
  ON police.administrative_detention (party_id)
  WHERE superseded_at IS NULL AND party_id IS NOT NULL;
CREATE UNIQUE INDEX administrative_detention_number_key
  ON police.administrative_detention (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX administrative_detention_source_key
  ON police.administrative_detention (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Transfers to the bureau for administrative handling 移送行政处理
CREATE TABLE police.reverse_transfer (
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
  ground text,
  to_environment_id text,
  sent_at timestamptz NOT NULL,
  copy_to_procuratorate_at timestamptz,
  files text[],
  CONSTRAINT reverse_transfer_pkey PRIMARY KEY (id, version),
  CONSTRAINT reverse_transfer_entry_channel_check
    CHECK (entry_channel IN ('MANUAL', 'FILE', 'API', 'EXCHANGE')),
  CONSTRAINT reverse_transfer_disclosure_check
    CHECK (disclosure IN ('PROACTIVE', 'ON_REQUEST', 'NONE')),
  CONSTRAINT reverse_transfer_status_check
    CHECK (status IN ('ACCEPTED', 'SUPERSEDED', 'WITHDRAWN')),
  CONSTRAINT reverse_transfer_marking_level_check
    CHECK (marking_level IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT reverse_transfer_ground_check CHECK (ground IN ('NO_CRIME', 'MINOR'))
);
CREATE INDEX reverse_transfer_case_idx
  ON police.reverse_transfer (case_id) WHERE superseded_at IS NULL;
CREATE INDEX reverse_transfer_page_idx
  ON police.reverse_transfer (division_code, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE INDEX reverse_transfer_recent_idx
  ON police.reverse_transfer (decided_at DESC, id DESC) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX reverse_transfer_number_key
  ON police.reverse_transfer (owner_organ_id, document_no, party_id) NULLS NOT DISTINCT
  WHERE superseded_at IS NULL AND document_no IS NOT NULL;
CREATE UNIQUE INDEX reverse_transfer_source_key
  ON police.reverse_transfer (owner_organ_id, source_system, source_record_id)
  WHERE superseded_at IS NULL AND source_record_id IS NOT NULL;

-- Answers to what was sent in, kept by the sender's key 回执
CREATE TABLE police.receipt (
  organ_id text NOT NULL,
  key text NOT NULL,
  content_hash text NOT NULL,
  receipt jsonb NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT receipt_pkey PRIMARY KEY (organ_id, key)
);

-- A version is never changed: a later one only closes it.
GRANT USAGE ON SCHEMA police TO xianjie_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA police TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.transfer_acceptance TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.filing_decision TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.case_withdrawal TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.reconsideration_decision TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.supervised_filing_outcome TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.arrest_request TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.prosecution_referral TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.administrative_detention TO xianjie_app;
GRANT UPDATE (superseded_at, status) ON police.reverse_transfer TO xianjie_app;
