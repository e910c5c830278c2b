-- What is deleted with its request is found without reading whole tables, and so is what refers to it.
CREATE INDEX decision_merged_into ON decision (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX disclosure_of_a_case ON disclosure (case_id);
CREATE INDEX duplicate_hint_by_leading_request ON duplicate_hint (leading_request_id);
CREATE INDEX fulfilment_task_granted_by ON fulfilment_task (granted_by);
CREATE INDEX rights_case_asked_as ON rights_case (asked_as) WHERE asked_as IS NOT NULL;
CREATE INDEX rights_case_split_from ON rights_case (split_from) WHERE split_from IS NOT NULL;
CREATE INDEX system_lift_of_a_case ON system_lift (case_id);
CREATE INDEX task_fan_out_approved_by ON task_fan_out (approved_by) WHERE approved_by IS NOT NULL;
CREATE INDEX task_fan_out_granted_by ON task_fan_out (granted_by);
