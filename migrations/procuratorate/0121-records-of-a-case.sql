-- The records of a case in the order in which they are listed: a page of them is read and not sorted.
DROP INDEX procuratorate.transfer_supervision_case_idx;
CREATE INDEX transfer_supervision_case_idx
  ON procuratorate.transfer_supervision (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX procuratorate.filing_supervision_case_idx;
CREATE INDEX filing_supervision_case_idx
  ON procuratorate.filing_supervision (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX procuratorate.arrest_decision_case_idx;
CREATE INDEX arrest_decision_case_idx
  ON procuratorate.arrest_decision (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX procuratorate.prosecution_decision_case_idx;
CREATE INDEX prosecution_decision_case_idx
  ON procuratorate.prosecution_decision (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX procuratorate.penalty_opinion_case_idx;
CREATE INDEX penalty_opinion_case_idx
  ON procuratorate.penalty_opinion (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
DROP INDEX procuratorate.procuratorate_judgment_notice_case_idx;
CREATE INDEX procuratorate_judgment_notice_case_idx
  ON procuratorate.procuratorate_judgment_notice (case_id, decided_at DESC, id DESC) WHERE superseded_at IS NULL;
