-- The same person in other cases 关联当事人
CREATE INDEX party_person_idx ON coordination.party (id_no) WHERE id_no IS NOT NULL;
