-- A person stands once in a case for each organ that names it: a number that another organ entered,
-- and that this one may not see, must not be told by a conflict.
DROP INDEX coordination.party_id_no_key;
CREATE UNIQUE INDEX party_id_no_key
  ON coordination.party (case_id, owner_organ_id, id_no) WHERE id_no IS NOT NULL;
