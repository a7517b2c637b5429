-- Versions of what the procuratorates enter 更正、撤回、异议: which cells a version changed, whether
-- it is objected to, and an index for the versions that a later one took the place of.
ALTER TABLE procuratorate.transfer_supervision ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX transfer_supervision_versions_idx ON procuratorate.transfer_supervision (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE procuratorate.filing_supervision ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX filing_supervision_versions_idx ON procuratorate.filing_supervision (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE procuratorate.arrest_decision ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX arrest_decision_versions_idx ON procuratorate.arrest_decision (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE procuratorate.prosecution_decision ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX prosecution_decision_versions_idx ON procuratorate.prosecution_decision (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE procuratorate.penalty_opinion ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX penalty_opinion_versions_idx ON procuratorate.penalty_opinion (case_id) WHERE superseded_at IS NOT NULL;
ALTER TABLE procuratorate.procuratorate_judgment_notice ADD COLUMN changed_cells text[], ADD COLUMN disputed boolean;
CREATE INDEX procuratorate_judgment_notice_versions_idx ON procuratorate.procuratorate_judgment_notice (case_id) WHERE superseded_at IS NOT NULL;
