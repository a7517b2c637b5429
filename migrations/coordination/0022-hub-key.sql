-- Keys that the nodes of one database share, such as the one that seals cursors. Whoever reads this
-- table reads the records as well, so the key guards nothing from them: it guards from readers.
CREATE TABLE coordination.hub_key (
  purpose text NOT NULL,
  secret bytea NOT NULL,
  CONSTRAINT hub_key_pkey PRIMARY KEY (purpose),
  CONSTRAINT hub_key_secret_check CHECK (octet_length(secret) = 32)
);
GRANT SELECT, INSERT ON coordination.hub_key TO xianjie_app;
