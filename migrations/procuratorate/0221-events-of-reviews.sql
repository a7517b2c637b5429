-- When a review stood still is kept with the events of its case, so that a limit can be counted again
-- by the hub without looking into records 中止审查、恢复审查
INSERT INTO coordination.case_event (case_id, party_id, event, at, record_id, organ_id, to_organs)
SELECT r.case_id, NULL, e.event, e.at, r.id, r.owner_organ_id, r.addressees
FROM procuratorate.penalty_opinion r
CROSS JOIN LATERAL (VALUES ('REVIEW_SUSPENDED', r.review_suspended_at),
  ('REVIEW_RESUMED', r.review_resumed_at)) e(event, at)
WHERE r.superseded_at IS NULL AND r.status <> 'WITHDRAWN' AND e.at IS NOT NULL
ON CONFLICT DO NOTHING;
