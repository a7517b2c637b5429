-- Entries refused because they were marked as state secrets (保守国家秘密法 Art. 31): who tried, when
-- and where, and a digest by which the secrecy department knows the same entry again. Never content.
CREATE TABLE coordination.secrecy_refusal (
  id bigint GENERATED ALWAYS AS IDENTITY,
  refused_at timestamptz NOT NULL DEFAULT now(),
  login text NOT NULL,
  organ_id text NOT NULL,
  feed text NOT NULL,
  field text NOT NULL,
  content_digest text NOT NULL,
  CONSTRAINT secrecy_refusal_pkey PRIMARY KEY (id),
  CONSTRAINT secrecy_refusal_digest_check CHECK (content_digest ~ '^[0-9a-f]{64}$')
);

-- The hub writes refusals and reads none of them.
GRANT INSERT ON coordination.secrecy_refusal TO xianjie_app;
ALTER TABLE coordination.secrecy_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE coordination.secrecy_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY secrecy_refusal_insert ON coordination.secrecy_refusal
  FOR INSERT TO xianjie_app WITH CHECK (true);
