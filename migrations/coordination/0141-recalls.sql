-- Who was shown what is wrong by now 知悉内容更正通知. A correction, a withdrawal or a raised marking
-- orders a search of the log of disclosures; each organ that it finds gets one recall.
CREATE TABLE coordination.recall_order (
  id uuid NOT NULL,
  kind text NOT NULL,
  feed text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  case_id uuid NOT NULL,
  division_code text NOT NULL,
  owner_organ_id text NOT NULL,
  fields text[] NOT NULL,
  ordered_at timestamptz NOT NULL,
  closed boolean NOT NULL DEFAULT false,
  CONSTRAINT recall_order_pkey PRIMARY KEY (id),
  CONSTRAINT recall_order_kind_check CHECK (kind IN ('CORRECTED', 'WITHDRAWN', 'MARKED'))
);
CREATE INDEX recall_order_open_idx ON coordination.recall_order (ordered_at) WHERE NOT closed;

CREATE TABLE coordination.recall (
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  kind text NOT NULL,
  feed text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  case_id uuid NOT NULL,
  division_code text NOT NULL,
  owner_organ_id text NOT NULL,
  organ_id text NOT NULL,
  fields text[] NOT NULL,
  covert boolean NOT NULL,
  ordered_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by text,
  chases integer NOT NULL DEFAULT 0,
  next_chase_at timestamptz NOT NULL,
  CONSTRAINT recall_pkey PRIMARY KEY (id),
  CONSTRAINT recall_organ_key UNIQUE (order_id, organ_id)
);
CREATE INDEX recall_organ_idx ON coordination.recall (organ_id, due_at);
CREATE INDEX recall_owner_idx ON coordination.recall (owner_organ_id, due_at);
CREATE INDEX recall_chase_idx ON coordination.recall (next_chase_at) WHERE acknowledged_at IS NULL;

ALTER TABLE coordination.recall_order ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.recall_order TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE coordination.recall ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.recall TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (closed) ON coordination.recall_order TO xianjie_app;
GRANT SELECT, INSERT, UPDATE (fields, covert, acknowledged_at, acknowledged_by, chases, next_chase_at)
  ON coordination.recall TO xianjie_app;

ALTER TABLE coordination.change_entry DROP CONSTRAINT change_entry_kind_check,
  ADD CONSTRAINT change_entry_kind_check CHECK (kind IN
    ('PUBLISHED', 'CORRECTED', 'WITHDRAWN', 'MARKING_CHANGED', 'STAGE_REACHED', 'CLOCK', 'SEALED',
     'ACCESS', 'RECALL'));
