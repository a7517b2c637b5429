-- Hubs of single agencies follow one another (docs/decisions/0071). How far this hub has followed
-- each of its peers; the place moves in the transaction that takes the rows in 复制进度
CREATE TABLE coordination.replica (
  source text NOT NULL,
  position bigint NOT NULL,
  head bigint NOT NULL,
  epoch bigint NOT NULL,
  heard_at timestamptz NOT NULL,
  CONSTRAINT replica_pkey PRIMARY KEY (source)
);

-- Counts the changes of the registry: organs, readers, what was granted 登记册版本
CREATE TABLE coordination.registry_epoch (
  singleton boolean NOT NULL DEFAULT true,
  epoch bigint NOT NULL,
  CONSTRAINT registry_epoch_pkey PRIMARY KEY (singleton),
  CONSTRAINT registry_epoch_singleton_check CHECK (singleton)
);
INSERT INTO coordination.registry_epoch (epoch) VALUES (1);

CREATE FUNCTION coordination.registry_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE coordination.registry_epoch SET epoch = epoch + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER registry_changed AFTER INSERT OR UPDATE OR DELETE ON coordination.organ
  FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_changed AFTER INSERT OR UPDATE OR DELETE ON coordination.reader
  FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_changed AFTER INSERT OR UPDATE OR DELETE ON coordination.access_request
  FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();

GRANT SELECT ON coordination.replica, coordination.registry_epoch TO xianjie_app;
