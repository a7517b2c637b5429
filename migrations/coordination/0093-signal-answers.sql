-- What officers made of a signal, kept also where it was a false alarm 预警反馈
CREATE TABLE coordination.signal_answer (
  id uuid NOT NULL,
  signal_id uuid NOT NULL,
  case_id uuid NOT NULL,
  division_code text NOT NULL,
  kind text NOT NULL,
  rule text NOT NULL,
  answer text NOT NULL,
  reason text NOT NULL,
  organ_id text NOT NULL,
  login text NOT NULL,
  answered_at timestamptz NOT NULL,
  CONSTRAINT signal_answer_pkey PRIMARY KEY (id),
  CONSTRAINT signal_answer_answer_check CHECK (answer IN ('TRANSFER', 'NOT_CRIME'))
);
CREATE INDEX signal_answer_signal_idx ON coordination.signal_answer (signal_id, answered_at DESC);
ALTER TABLE coordination.signal_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.signal_answer TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON coordination.signal_answer TO xianjie_app;
