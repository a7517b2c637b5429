-- What the hub said of its log under its signature 日志签名检查点. `frontier` are the roots of the whole
-- subtrees, from which the tree goes on without the entries before.
ALTER TABLE coordination.disclosure_head
  ADD COLUMN origin text NOT NULL DEFAULT 'xianjie-log-' || gen_random_uuid();

CREATE TABLE coordination.disclosure_checkpoint (
  size bigint NOT NULL,
  note text NOT NULL,
  frontier bytea NOT NULL,
  chain bytea NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT disclosure_checkpoint_pkey PRIMARY KEY (size)
);

-- Public keys that have signed 签名公钥
CREATE TABLE coordination.disclosure_key (
  id text NOT NULL,
  pem text NOT NULL,
  first_used_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT disclosure_key_pkey PRIMARY KEY (id)
);

-- Says under which hash a log is kept that has no entry yet. Runs as the owner.
CREATE FUNCTION coordination.begin_log(hash_name text, empty_chain bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE coordination.disclosure_head SET hash = hash_name, chain = empty_chain
  WHERE size = 0 AND hash <> hash_name
$$;
REVOKE ALL ON FUNCTION coordination.begin_log(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION coordination.begin_log(text, bytea) TO xianjie_app;
GRANT SELECT, INSERT ON coordination.disclosure_checkpoint, coordination.disclosure_key TO xianjie_app;
