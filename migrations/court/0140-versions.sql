-- Versions of what the courts enter 更正、撤回、异议: which cells a version changed, whether
-- it is objected to, and an index for the versions that a later one took the place of.
ALTER TABLE court.court_acceptance ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX court_acceptance_versions_idx ON court.court_acceptance (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE court.judgment ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX judgment_versions_idx ON court.judgment (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE court.execution ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX execution_versions_idx ON court.execution (case_id) WHERE superseded_at IS NOT NULL;
