-- Clocks that stand still 期限中止: their end is known again when they go on
ALTER TABLE coordination.clock ADD COLUMN paused_at timestamptz;
