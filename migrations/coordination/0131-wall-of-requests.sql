-- Requests for access lie behind the second wall as well: the policies follow from the regulation.
ALTER TABLE coordination.access_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY keeping ON coordination.access_request TO CURRENT_USER USING (true) WITH CHECK (true);
