-- The spine that joins the agencies: divisions, organs, readers, cases, parties, numbers.
CREATE SCHEMA IF NOT EXISTS coordination;

-- The role of the running hub. It owns no table, so row-level security binds it.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'xianjie_app') THEN
    CREATE ROLE xianjie_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- Administrative divisions of GB/T 2260, now and ever 行政区划
CREATE TABLE coordination.division (
  id text NOT NULL,
  name text NOT NULL,
  level text NOT NULL,
  parent_id text,
  current boolean NOT NULL,
  non_standard boolean NOT NULL,
  successors text[] NOT NULL,
  CONSTRAINT division_pkey PRIMARY KEY (id),
  CONSTRAINT division_id_check CHECK (id ~ '^[0-9]{6}$'),
  CONSTRAINT division_level_check CHECK (level IN ('NATION', 'PROVINCE', 'CITY', 'DISTRICT'))
);

-- Offices of the agencies 单位
CREATE TABLE coordination.organ (
  id text NOT NULL,
  name text NOT NULL,
  agency text NOT NULL,
  level text NOT NULL,
  division_code text NOT NULL,
  parent_id text,
  court_code text,
  uscc text,
  CONSTRAINT organ_pkey PRIMARY KEY (id),
  CONSTRAINT organ_agency_check
    CHECK (agency IN ('environment', 'police', 'procuratorate', 'court', 'coordination')),
  CONSTRAINT organ_level_check CHECK (level IN ('NATION', 'PROVINCE', 'CITY', 'DISTRICT'))
);
CREATE INDEX organ_name_idx ON coordination.organ (name);
CREATE INDEX organ_court_code_idx ON coordination.organ (court_code) WHERE court_code IS NOT NULL;

-- Criminal charges with validity 罪名
CREATE TABLE coordination.charge (
  id text NOT NULL,
  name text NOT NULL,
  article text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  successor_id text,
  official_code text,
  CONSTRAINT charge_pkey PRIMARY KEY (id)
);

-- Laws, interpretations and rules with validity 法律依据
CREATE TABLE coordination.legal_basis (
  id text NOT NULL,
  title text NOT NULL,
  document_no text,
  valid_from date,
  valid_to date,
  replaced_by_id text,
  CONSTRAINT legal_basis_pkey PRIMARY KEY (id)
);

-- Officers and client applications: whence all rights come 登记用户
CREATE TABLE coordination.reader (
  login text NOT NULL,
  kind text NOT NULL,
  organ_id text NOT NULL,
  posts text[] NOT NULL,
  clearance text NOT NULL,
  status text NOT NULL,
  CONSTRAINT reader_pkey PRIMARY KEY (login),
  CONSTRAINT reader_organ_fkey FOREIGN KEY (organ_id) REFERENCES coordination.organ (id),
  CONSTRAINT reader_kind_check CHECK (kind IN ('OFFICER', 'APPLICATION')),
  CONSTRAINT reader_clearance_check
    CHECK (clearance IN ('PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION')),
  CONSTRAINT reader_status_check CHECK (status IN ('ACTIVE', 'SUSPENDED', 'REVOKED'))
);

-- The cases 案件
CREATE TABLE coordination."case" (
  id uuid NOT NULL,
  hub_case_no text NOT NULL,
  division_code text NOT NULL,
  name text,
  opened_on date NOT NULL,
  origin_agency text NOT NULL,
  stage_rank integer NOT NULL,
  indicator_bits integer NOT NULL,
  participants text[] NOT NULL,
  CONSTRAINT case_pkey PRIMARY KEY (id),
  CONSTRAINT case_hub_case_no_key UNIQUE (hub_case_no),
  CONSTRAINT case_stage_rank_check CHECK (stage_rank BETWEEN 0 AND 150)
);
CREATE INDEX case_page_idx ON coordination."case" (division_code, opened_on DESC, id DESC);
CREATE INDEX case_recent_idx ON coordination."case" (opened_on DESC, id DESC);

-- The last number given in each division and year 案件编号流水
CREATE TABLE coordination.case_sequence (
  division_code text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT case_sequence_pkey PRIMARY KEY (division_code, year)
);

-- Persons and units in each case 当事人
CREATE TABLE coordination.party (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  division_code text NOT NULL,
  kind text NOT NULL,
  role text,
  name text,
  identity_unknown boolean,
  id_type text,
  id_no text,
  sex text,
  birth_date date,
  ethnicity text,
  education text,
  native_place text,
  domicile text,
  address text,
  phone text,
  occupation text,
  special_status text,
  uscc text,
  legal_rep_name text,
  legal_rep_id_no text,
  industry_code text,
  permit_no text,
  minor boolean,
  provided_by text NOT NULL,
  owner_organ_id text NOT NULL,
  stage_rank integer NOT NULL,
  indicator_bits integer NOT NULL,
  CONSTRAINT party_pkey PRIMARY KEY (id),
  CONSTRAINT party_case_fkey FOREIGN KEY (case_id) REFERENCES coordination."case" (id),
  CONSTRAINT party_kind_check CHECK (kind IN ('NATURAL', 'LEGAL', 'OTHER_ORG', 'SELF_EMPLOYED'))
);
CREATE INDEX party_case_idx ON coordination.party (case_id);
CREATE INDEX party_uscc_idx ON coordination.party (uscc) WHERE uscc IS NOT NULL;
CREATE UNIQUE INDEX party_id_no_key ON coordination.party (case_id, id_no) WHERE id_no IS NOT NULL;

-- Every number under which a case is found, and the record that carries it 案号与文号
CREATE TABLE coordination.case_number (
  key text NOT NULL,
  case_id uuid NOT NULL,
  feed text NOT NULL,
  record_id uuid NOT NULL,
  cell text NOT NULL,
  organ_id text NOT NULL,
  CONSTRAINT case_number_pkey PRIMARY KEY (key, record_id, cell)
);

GRANT USAGE ON SCHEMA coordination TO xianjie_app;
GRANT SELECT ON ALL TABLES IN SCHEMA coordination TO xianjie_app;
GRANT INSERT, UPDATE ON coordination."case", coordination.case_sequence, coordination.party TO xianjie_app;
GRANT INSERT ON coordination.case_number, coordination.organ TO xianjie_app;
