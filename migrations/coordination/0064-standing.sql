-- The standing of cases and suspects is told where somebody reads. The setting is asked for directly:
-- a sub-select was set up anew by every statement, once for each table that it joins.
CREATE OR REPLACE VIEW coordination.case_standing AS
  SELECT id, hub_case_no, origin_agency, stage_rank, indicator_bits, participants, sealed
  FROM coordination."case"
  WHERE current_setting('xianjie.capacity', true) <> '';
CREATE OR REPLACE VIEW coordination.party_standing AS
  SELECT id, case_id, kind, minor, provided_by, stage_rank, indicator_bits, sealed, sealed_by
  FROM coordination.party
  WHERE current_setting('xianjie.capacity', true) <> '';
