-- Counts of open cases by law, language and role, of which are due and which nobody has: answered by the index alone.
CREATE INDEX rights_case_open ON rights_case (law, language, escalated_to, due, assignee) WHERE outcome IS NULL;
