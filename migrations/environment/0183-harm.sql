-- What a pollution did, and whether during a heavy-pollution alert 污染后果、重污染天气预警
ALTER TABLE environment.environmental_violation ADD COLUMN harm jsonb;
ALTER TABLE environment.environmental_violation ADD COLUMN during_alert boolean;
ALTER TABLE environment.environmental_violation ADD COLUMN prior_alert_penalties_2y integer;
