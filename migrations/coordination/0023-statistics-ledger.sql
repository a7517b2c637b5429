-- What each reader was told in statistics 统计查询台账: a question whose difference to an earlier one
-- would isolate few is refused. The coordinating office empties it when a reporting period ends.
CREATE TABLE coordination.statistics_ledger (
  login text NOT NULL,
  subject text NOT NULL,
  place integer NOT NULL,
  question jsonb NOT NULL,
  answer jsonb NOT NULL,
  answered_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT statistics_ledger_pkey PRIMARY KEY (login, subject, place)
);
GRANT SELECT, INSERT ON coordination.statistics_ledger TO xianjie_app;
GRANT UPDATE (answer, answered_at) ON coordination.statistics_ledger TO xianjie_app;
