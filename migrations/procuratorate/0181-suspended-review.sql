-- That the review before an opinion on a penalty stood still 中止审查
ALTER TABLE procuratorate.penalty_opinion ADD COLUMN review_suspended_at timestamptz;
ALTER TABLE procuratorate.penalty_opinion ADD COLUMN review_resumed_at timestamptz;
