-- Whether data systems restrict processing by this case, until that is lifted.
ALTER TABLE rights_case ADD COLUMN restricted boolean NOT NULL DEFAULT false;

-- What was obtained before is noted by the same work as what is obtained from now on.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
SELECT 'note-restriction', case_id::text, now(), false, 1, 50
FROM rights_case
WHERE asserted_right = 'RESTRICTION' AND state = 'CLOSED' AND outcome IN ('FULFILLED', 'PARTIALLY_FULFILLED');
