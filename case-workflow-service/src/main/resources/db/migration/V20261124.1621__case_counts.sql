-- Counts of open cases by law and role, of which are due and which nobody has.
CREATE INDEX rights_case_open ON rights_case (law, escalated_to, due, assignee, request_id) WHERE outcome IS NULL;
