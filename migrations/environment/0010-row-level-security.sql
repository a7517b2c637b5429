-- The second wall: without a policy the hub's role sees no row of these tables. The policies
-- themselves follow from the regulation, and are set at the start of the hub (ADR 0012).
ALTER TABLE environment.environmental_violation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.environmental_violation TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE environment.administrative_penalty ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.administrative_penalty TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE environment.crime_transfer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.crime_transfer TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE environment.reconsideration_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.reconsideration_request TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE environment.filing_supervision_suggestion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.filing_supervision_suggestion TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE environment.detention_transfer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.detention_transfer TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE environment.receipt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.receipt TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE environment.marking_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON environment.marking_change TO CURRENT_USER USING (true) WITH CHECK (true);
