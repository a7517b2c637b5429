-- Addresses to which the hub sends changes, each with the rights of whoever registered it 推送地址.
-- `position` and `place` are the last event dealt with; secrets are sealed with the hub's key.
CREATE TABLE coordination.webhook (
  id uuid NOT NULL,
  login text NOT NULL,
  url text NOT NULL,
  filter jsonb NOT NULL,
  selection text NOT NULL,
  purpose text,
  state text NOT NULL,
  secret bytea NOT NULL,
  earlier_secret bytea,
  earlier_until timestamptz,
  position bigint NOT NULL,
  place integer NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  dead_in_row integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  leased_by uuid,
  leased_until timestamptz,
  failure text,
  created_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  CONSTRAINT webhook_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_state_check CHECK (state IN ('PENDING', 'ACTIVE', 'DISABLED', 'FAILED'))
);
CREATE INDEX webhook_login_idx ON coordination.webhook (login);
CREATE INDEX webhook_due_idx ON coordination.webhook (due_at) WHERE state IN ('PENDING', 'ACTIVE');
GRANT SELECT, INSERT, UPDATE, DELETE ON coordination.webhook TO xianjie_app;

-- Events that an address did not take, by their place in the log: read again when sent again 死信.
CREATE TABLE coordination.webhook_dead_letter (
  webhook_id uuid NOT NULL,
  position bigint NOT NULL,
  place integer NOT NULL,
  event_id text NOT NULL,
  failure text NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT now(),
  again boolean NOT NULL DEFAULT false,
  CONSTRAINT webhook_dead_letter_pkey PRIMARY KEY (webhook_id, position, place),
  CONSTRAINT webhook_dead_letter_webhook_fkey FOREIGN KEY (webhook_id)
    REFERENCES coordination.webhook (id) ON DELETE CASCADE
);
GRANT SELECT, INSERT, UPDATE, DELETE ON coordination.webhook_dead_letter TO xianjie_app;
