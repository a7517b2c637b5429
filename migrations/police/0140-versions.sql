-- Versions of what the police enter 更正、撤回、异议: which cells a version changed, whether
-- it is objected to, and an index for the versions that a later one took the place of.
ALTER TABLE police.transfer_acceptance ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX transfer_acceptance_versions_idx ON police.transfer_acceptance (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.filing_decision ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX filing_decision_versions_idx ON police.filing_decision (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.case_withdrawal ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX case_withdrawal_versions_idx ON police.case_withdrawal (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.reconsideration_decision ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX reconsideration_decision_versions_idx ON police.reconsideration_decision (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.supervised_filing_outcome ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX supervised_filing_outcome_versions_idx ON police.supervised_filing_outcome (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.arrest_request ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX arrest_request_versions_idx ON police.arrest_request (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.prosecution_referral ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX prosecution_referral_versions_idx ON police.prosecution_referral (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.administrative_detention ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX administrative_detention_versions_idx ON police.administrative_detention (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.reverse_transfer ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX reverse_transfer_versions_idx ON police.reverse_transfer (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE police.no_filing_explanation ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX no_filing_explanation_versions_idx ON police.no_filing_explanation (case_id) WHERE superseded_at IS NOT NULL;
