-- The records of a case in the order in which they are listed: a page of them is read and not sorted.
DROP INDEX court.court_acceptance_case_idx;
CREATE INDEX court_acceptance_case_idx
  ON court.court_acceptance (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX court.judgment_case_idx;
CREATE INDEX judgment_case_idx
  ON court.judgment (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX court.execution_case_idx;
CREATE INDEX execution_case_idx
  ON court.execution (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
