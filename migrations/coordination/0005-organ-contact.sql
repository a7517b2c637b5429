-- Whom to call at an organ 单位联系方式: shown where a record exists that its provider keeps to itself.
ALTER TABLE coordination.organ ADD COLUMN contact text;
