-- What an objection says of fields is marked as those fields were when it was raised 异议的标注
ALTER TABLE coordination.objection ADD COLUMN marking_bits integer NOT NULL DEFAULT 2;
