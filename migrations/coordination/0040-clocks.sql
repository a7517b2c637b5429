-- Time limits of cases as they run 时限

-- The rules, for reading; the hub writes them from its own table at each start
CREATE TABLE coordination.time_limit (
  id text NOT NULL,
  name text NOT NULL,
  name_zh text NOT NULL,
  day_kind text NOT NULL,
  length text NOT NULL,
  length_zh text NOT NULL,
  obliged_agency text,
  article text NOT NULL,
  valid_from date,
  valid_to date,
  CONSTRAINT time_limit_pkey PRIMARY KEY (id),
  CONSTRAINT time_limit_day_kind_check CHECK (day_kind IN ('HOUR', 'NATURAL', 'WORKING', 'MONTH'))
);

-- One row for each duty with a limit; its state follows from these times and from now
CREATE TABLE coordination.clock (
  id uuid NOT NULL,
  rule text NOT NULL,
  case_id uuid NOT NULL,
  party_id uuid,
  division_code text NOT NULL,
  feed text NOT NULL,
  record_id uuid NOT NULL,
  obliged_agency text,
  obliged_organ_id text,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  amber_at timestamptz NOT NULL,
  red_at timestamptz NOT NULL,
  optional boolean NOT NULL,
  conditional boolean NOT NULL,
  ended_at timestamptz,
  ended_as text,
  ended_by_id uuid,
  CONSTRAINT clock_pkey PRIMARY KEY (id),
  CONSTRAINT clock_ended_as_check CHECK (ended_as IN ('MET', 'LAPSED'))
);
CREATE INDEX clock_case_idx ON coordination.clock (case_id);
-- What an organ owes, in the order in which it falls due
CREATE INDEX clock_owed_idx ON coordination.clock (obliged_organ_id, due_at)
  WHERE ended_at IS NULL;

-- Events that may end clocks, kept because a clock may be told of after its end
CREATE TABLE coordination.case_event (
  case_id uuid NOT NULL,
  party_id uuid,
  event text NOT NULL,
  at timestamptz NOT NULL,
  record_id uuid NOT NULL,
  CONSTRAINT case_event_key UNIQUE NULLS NOT DISTINCT (case_id, event, record_id, party_id)
);

GRANT SELECT, INSERT, UPDATE ON coordination.clock TO xianjie_app;
GRANT SELECT, INSERT ON coordination.case_event TO xianjie_app;
GRANT SELECT ON coordination.time_limit TO xianjie_app;
