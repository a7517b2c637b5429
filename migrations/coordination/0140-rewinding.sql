-- A correction or withdrawal works out anew which clocks a case has and which acts were answered.
GRANT DELETE ON coordination.clock, coordination.case_event, coordination.act_answer TO xianjie_app;
GRANT SELECT ON coordination.act_answer TO xianjie_app;
