-- What one officer of an organ was told, the next one knows: the ledger is kept for the organ, in the
-- capacity in which its readers ask. Entries of its readers so far are put one after another.
ALTER TABLE coordination.statistics_ledger RENAME COLUMN login TO holder;
WITH moved AS (DELETE FROM coordination.statistics_ledger RETURNING *),
  held AS (
    SELECT r.organ_id || '/' || CASE WHEN 'partner' = ANY (r.posts) THEN 'public' ELSE 'statistics' END AS holder,
      m.subject, m.question, m.answer, m.answered_at
    FROM moved m JOIN coordination.reader r ON r.login = m.holder)
INSERT INTO coordination.statistics_ledger (holder, subject, place, question, answer, answered_at)
SELECT holder, subject, row_number() OVER (PARTITION BY holder, subject ORDER BY answered_at) - 1,
  question, answer, answered_at
FROM held;
