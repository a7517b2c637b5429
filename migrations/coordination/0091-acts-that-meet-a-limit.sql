-- By which mutations a time limit is met 履行方式
ALTER TABLE coordination.time_limit ADD COLUMN acts text[];
