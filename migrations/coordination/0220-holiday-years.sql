-- Holidays as an administrator entered them, each year as a whole: the latest entry of a year counts,
-- none is ever changed. Limits are counted again once all nodes have heard of it 节假日安排
CREATE TABLE coordination.holiday_year (
  id uuid NOT NULL,
  year integer NOT NULL,
  off_days text[] NOT NULL,
  work_days text[] NOT NULL,
  announcement text NOT NULL,
  reason text NOT NULL,
  organ_id text NOT NULL,
  login text NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recounted_at timestamptz,
  CONSTRAINT holiday_year_pkey PRIMARY KEY (id),
  CONSTRAINT holiday_year_year_check CHECK (year BETWEEN 2000 AND 2100)
);
CREATE INDEX holiday_year_entered_idx ON coordination.holiday_year (entered_at);
CREATE INDEX clock_span_idx ON coordination.clock (due_at, started_at);
ALTER TABLE coordination.holiday_year ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.holiday_year TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (recounted_at) ON coordination.holiday_year TO xianjie_app;
-- Hubs of single agencies follow it with the registry.
CREATE TRIGGER registry_changed AFTER INSERT ON coordination.holiday_year
  FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
