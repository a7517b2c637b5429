-- The second wall: without a policy the hub's role sees no row of these tables. The policies
-- themselves follow from the regulation, and are set at the start of the hub (ADR 0012).
ALTER TABLE procuratorate.transfer_supervision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.transfer_supervision TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE procuratorate.filing_supervision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.filing_supervision TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE procuratorate.arrest_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.arrest_decision TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE procuratorate.prosecution_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.prosecution_decision TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE procuratorate.penalty_opinion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.penalty_opinion TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE procuratorate.procuratorate_judgment_notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.procuratorate_judgment_notice TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE procuratorate.receipt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.receipt TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE procuratorate.marking_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON procuratorate.marking_change TO CURRENT_USER USING (true) WITH CHECK (true);
