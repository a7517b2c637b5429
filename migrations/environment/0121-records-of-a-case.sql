-- The records of a case in the order in which they are listed: a page of them is read and not sorted.
DROP INDEX environment.environmental_violation_case_idx;
CREATE INDEX environmental_violation_case_idx
  ON environment.environmental_violation (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX environment.administrative_penalty_case_idx;
CREATE INDEX administrative_penalty_case_idx
  ON environment.administrative_penalty (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX environment.crime_transfer_case_idx;
CREATE INDEX crime_transfer_case_idx
  ON environment.crime_transfer (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX environment.reconsideration_request_case_idx;
CREATE INDEX reconsideration_request_case_idx
  ON environment.reconsideration_request (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX environment.filing_supervision_suggestion_case_idx;
CREATE INDEX filing_supervision_suggestion_case_idx
  ON environment.filing_supervision_suggestion (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX environment.detention_transfer_case_idx;
CREATE INDEX detention_transfer_case_idx
  ON environment.detention_transfer (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX environment.bureau_reply_case_idx;
CREATE INDEX bureau_reply_case_idx
  ON environment.bureau_reply (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
