-- Requests to read a record that its provider marked as a whole, or a sealed minor 申请查阅.
-- What is granted is granted to an organ, for a purpose and a time, and ends by itself.
CREATE TABLE coordination.access_request (
  id uuid NOT NULL,
  subject_id uuid,
  subject_kind text NOT NULL,
  case_id uuid,
  owner_organ_id text,
  organ_id text NOT NULL,
  purpose text NOT NULL,
  reason text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  state text NOT NULL,
  until timestamptz,
  answer text,
  decided_by text,
  decided_at timestamptz,
  CONSTRAINT access_request_pkey PRIMARY KEY (id),
  CONSTRAINT access_request_state_check CHECK (state IN ('PENDING', 'GRANTED', 'REFUSED')),
  CONSTRAINT access_request_granted_check CHECK (state <> 'GRANTED' OR until IS NOT NULL),
  CONSTRAINT access_request_decided_check CHECK (state = 'PENDING' OR answer IS NOT NULL)
);
CREATE INDEX access_request_organ_idx ON coordination.access_request (organ_id, until)
  WHERE state = 'GRANTED';
CREATE INDEX access_request_owner_idx ON coordination.access_request (owner_organ_id, requested_at);
GRANT SELECT, INSERT ON coordination.access_request TO xianjie_app;
GRANT UPDATE (state, until, answer, decided_by, decided_at) ON coordination.access_request TO xianjie_app;
