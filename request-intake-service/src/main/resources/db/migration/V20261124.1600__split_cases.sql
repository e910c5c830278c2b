-- Staff may split a part off a case: then one right has several cases, of which one was asked for by the person.
ALTER TABLE requested_case ADD COLUMN split_from uuid;
ALTER TABLE requested_case ADD CONSTRAINT requested_case_split_from_case FOREIGN KEY (split_from) REFERENCES requested_case;
ALTER TABLE requested_case ADD CONSTRAINT requested_case_split_from_another CHECK (split_from <> case_id);
ALTER TABLE requested_case DROP CONSTRAINT requested_case_right_once;
CREATE UNIQUE INDEX requested_case_right_once ON requested_case (request_id, requested_right) WHERE split_from IS NULL;
-- The person's view: the cases of one request. The constraint that gave way had been read for it.
CREATE INDEX requested_case_by_request ON requested_case (request_id, position);
