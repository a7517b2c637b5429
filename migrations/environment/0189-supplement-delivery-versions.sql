-- Versions of what the bureau hands in on request 更正、撤回、异议
ALTER TABLE environment.supplement_delivery ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX supplement_delivery_versions_idx
  ON environment.supplement_delivery (case_id) WHERE superseded_at IS NOT NULL;
