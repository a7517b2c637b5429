-- The second wall: without a policy the hub's role sees no row of these tables. The policies
-- themselves follow from the regulation, and are set at the start of the hub (ADR 0012).
ALTER TABLE court.court_acceptance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON court.court_acceptance TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE court.judgment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON court.judgment TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE court.execution ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON court.execution TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE court.receipt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON court.receipt TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE court.marking_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON court.marking_change TO CURRENT_USER USING (true) WITH CHECK (true);
