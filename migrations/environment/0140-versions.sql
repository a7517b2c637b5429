-- Versions of what the environment bureaus enter 更正、撤回、异议: which cells a version changed, whether
-- it is objected to, and an index for the versions that a later one took the place of.
ALTER TABLE environment.environmental_violation ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX environmental_violation_versions_idx ON environment.environmental_violation (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE environment.administrative_penalty ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX administrative_penalty_versions_idx ON environment.administrative_penalty (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE environment.crime_transfer ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX crime_transfer_versions_idx ON environment.crime_transfer (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE environment.reconsideration_request ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX reconsideration_request_versions_idx ON environment.reconsideration_request (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE environment.filing_supervision_suggestion ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX filing_supervision_suggestion_versions_idx ON environment.filing_supervision_suggestion (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE environment.detention_transfer ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX detention_transfer_versions_idx ON environment.detention_transfer (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE environment.bureau_reply ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX bureau_reply_versions_idx ON environment.bureau_reply (case_id) WHERE superseded_at IS NOT NULL;
