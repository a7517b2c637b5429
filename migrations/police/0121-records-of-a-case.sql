-- The records of a case in the order in which they are listed: a page of them is read and not sorted.
DROP INDEX police.transfer_acceptance_case_idx;
CREATE INDEX transfer_acceptance_case_idx
  ON police.transfer_acceptance (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.filing_decision_case_idx;
CREATE INDEX filing_decision_case_idx
  ON police.filing_decision (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.case_withdrawal_case_idx;
CREATE INDEX case_withdrawal_case_idx
  ON police.case_withdrawal (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.reconsideration_decision_case_idx;
CREATE INDEX reconsideration_decision_case_idx
  ON police.reconsideration_decision (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.supervised_filing_outcome_case_idx;
CREATE INDEX supervised_filing_outcome_case_idx
  ON police.supervised_filing_outcome (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.arrest_request_case_idx;
CREATE INDEX arrest_request_case_idx
  ON police.arrest_request (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.prosecution_referral_case_idx;
CREATE INDEX prosecution_referral_case_idx
  ON police.prosecution_referral (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.administrative_detention_case_idx;
CREATE INDEX administrative_detention_case_idx
  ON police.administrative_detention (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.reverse_transfer_case_idx;
CREATE INDEX reverse_transfer_case_idx
  ON police.reverse_transfer (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX police.no_filing_explanation_case_idx;
CREATE INDEX no_filing_explanation_case_idx
  ON police.no_filing_explanation (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
