-- What the transitions of a case are judged by: who did an act, and to whom it went
ALTER TABLE coordination.case_event ADD COLUMN organ_id text, ADD COLUMN to_organs text[];

-- Which act answered which: the same step is answered once for each suspect, or the case
CREATE TABLE coordination.act_answer (
  predecessor_id uuid NOT NULL,
  act text NOT NULL,
  subject_id uuid NOT NULL,
  record_id uuid NOT NULL,
  CONSTRAINT act_answer_pkey PRIMARY KEY (predecessor_id, act, subject_id)
);
ALTER TABLE coordination.act_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.act_answer TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT INSERT ON coordination.act_answer TO xianjie_app;
