-- What is urgent is done first, however much else is due.
UPDATE scheduled_tasks SET priority = 50 WHERE priority IS NULL;
CREATE INDEX scheduled_tasks_by_urgency ON scheduled_tasks (priority DESC, execution_time);
