-- Up to here the numbers of a division and year were given in their order; later ones are scattered
-- by a key, so that the gaps between the numbers that a reader sees tell no count of hidden cases.
ALTER TABLE coordination.case_sequence ADD COLUMN in_order integer NOT NULL DEFAULT 0;
UPDATE coordination.case_sequence SET in_order = last;
