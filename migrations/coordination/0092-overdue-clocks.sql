-- That a limit passed without the act is told once 逾期提示. What has passed before this version
-- is not news.
ALTER TABLE coordination.clock ADD COLUMN overdue_told boolean NOT NULL DEFAULT false;
ALTER TABLE coordination.clock ALTER COLUMN overdue_told DROP DEFAULT;
UPDATE coordination.clock SET overdue_told = true WHERE due_at < now();
CREATE INDEX clock_due_idx ON coordination.clock (due_at)
  WHERE ended_at IS NULL AND NOT optional AND NOT conditional AND NOT overdue_told;
