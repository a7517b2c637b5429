-- The parties of a case in the order in which they are listed.
DROP INDEX coordination.party_case_idx;
CREATE INDEX party_case_idx ON coordination.party (case_id, id);
