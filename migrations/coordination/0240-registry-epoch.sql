-- The version of the registry counts statements that changed something. One that found nothing to
-- change, such as the look each second for grants that end, had hubs hand the whole registry on 登记册版本
CREATE OR REPLACE FUNCTION coordination.registry_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM touched) THEN
    UPDATE coordination.registry_epoch SET epoch = epoch + 1;
  END IF;
  RETURN NULL;
END
$$;

DROP TRIGGER registry_changed ON coordination.organ;
CREATE TRIGGER registry_entered AFTER INSERT ON coordination.organ
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_updated AFTER UPDATE ON coordination.organ
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_removed AFTER DELETE ON coordination.organ
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();

DROP TRIGGER registry_changed ON coordination.reader;
CREATE TRIGGER registry_entered AFTER INSERT ON coordination.reader
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_updated AFTER UPDATE ON coordination.reader
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_removed AFTER DELETE ON coordination.reader
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();

DROP TRIGGER registry_changed ON coordination.access_request;
CREATE TRIGGER registry_entered AFTER INSERT ON coordination.access_request
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_updated AFTER UPDATE ON coordination.access_request
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
CREATE TRIGGER registry_removed AFTER DELETE ON coordination.access_request
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();

DROP TRIGGER registry_changed ON coordination.holiday_year;
CREATE TRIGGER registry_entered AFTER INSERT ON coordination.holiday_year
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION coordination.registry_changed();
