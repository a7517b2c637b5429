-- The provider's confidentiality notes on each record, and every change of them 保密特别说明
-- (长环发〔2023〕85号 五(三)). note_items lists what the notes hold, to pass unmarked cells by.
ALTER TABLE procuratorate.transfer_supervision ADD COLUMN notes jsonb, ADD COLUMN note_items text[];
GRANT UPDATE (notes, note_items) ON procuratorate.transfer_supervision TO xianjie_app;
ALTER TABLE procuratorate.filing_supervision ADD COLUMN notes jsonb, ADD COLUMN note_items text[];
GRANT UPDATE (notes, note_items) ON procuratorate.filing_supervision TO xianjie_app;
ALTER TABLE procuratorate.arrest_decision ADD COLUMN notes jsonb, ADD COLUMN note_items text[];
GRANT UPDATE (notes, note_items) ON procuratorate.arrest_decision TO xianjie_app;
ALTER TABLE procuratorate.prosecution_decision ADD COLUMN notes jsonb, ADD COLUMN note_items text[];
GRANT UPDATE (notes, note_items) ON procuratorate.prosecution_decision TO xianjie_app;
ALTER TABLE procuratorate.penalty_opinion ADD COLUMN notes jsonb, ADD COLUMN note_items text[];
GRANT UPDATE (notes, note_items) ON procuratorate.penalty_opinion TO xianjie_app;
ALTER TABLE procuratorate.procuratorate_judgment_notice ADD COLUMN notes jsonb, ADD COLUMN note_items text[];
GRANT UPDATE (notes, note_items) ON procuratorate.procuratorate_judgment_notice TO xianjie_app;

-- Each change says the classes of the notes before and after, never what they mark.
CREATE TABLE procuratorate.marking_change (
  id uuid NOT NULL,
  feed text NOT NULL,
  record_id uuid NOT NULL,
  owner_organ_id text NOT NULL,
  state text NOT NULL,
  lowers boolean NOT NULL,
  reason text NOT NULL,
  before text[] NOT NULL,
  after text[] NOT NULL,
  proposed_notes jsonb,
  proposed_items text[],
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  confirmed_by text,
  confirmed_at timestamptz,
  CONSTRAINT marking_change_pkey PRIMARY KEY (id),
  CONSTRAINT marking_change_state_check CHECK (state IN ('PENDING', 'APPLIED', 'SUPERSEDED')),
  CONSTRAINT marking_change_second_person_check
    CHECK (NOT lowers OR state <> 'APPLIED' OR confirmed_by <> proposed_by)
);
CREATE INDEX marking_change_record_idx ON procuratorate.marking_change (record_id);
GRANT SELECT, INSERT ON procuratorate.marking_change TO xianjie_app;
GRANT UPDATE (state, proposed_notes, proposed_items, confirmed_by, confirmed_at) ON procuratorate.marking_change TO xianjie_app;
