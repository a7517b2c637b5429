-- The second wall: without a policy the hub's role sees no row of these tables. The policies
-- themselves follow from the regulation, and are set at the start of the hub (ADR 0012).
ALTER TABLE police.transfer_acceptance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.transfer_acceptance TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.filing_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.filing_decision TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.case_withdrawal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.case_withdrawal TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.reconsideration_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.reconsideration_decision TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.supervised_filing_outcome ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.supervised_filing_outcome TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.arrest_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.arrest_request TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.prosecution_referral ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.prosecution_referral TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.administrative_detention ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.administrative_detention TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.reverse_transfer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.reverse_transfer TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.receipt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.receipt TO CURRENT_USER USING (true) WITH CHECK (true);
ALTER TABLE police.marking_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON police.marking_change TO CURRENT_USER USING (true) WITH CHECK (true);
