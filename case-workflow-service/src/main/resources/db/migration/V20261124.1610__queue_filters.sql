-- What queues are filtered by, beside the case itself: a page of a queue is found without looking at the requests. All but
-- the last never changes.
ALTER TABLE rights_case
    ADD COLUMN country     varchar(2),
    ADD COLUMN language    varchar(35),
    ADD COLUMN received_at timestamptz,
    -- Whether the person wrote something, about any case of the request, that no staff has read yet.
    ADD COLUMN unread      boolean NOT NULL DEFAULT false;
UPDATE rights_case c SET country = r.country, language = r.language, received_at = r.received_at,
    unread = r.unread_messages > 0
FROM case_request r WHERE r.request_id = c.request_id;
ALTER TABLE rights_case
    ALTER COLUMN country SET NOT NULL,
    ALTER COLUMN language SET NOT NULL,
    ALTER COLUMN received_at SET NOT NULL;

-- Each index serves one filter of a queue: the cases of a state by due date, page by page; without a date they come last.
-- rights_case_queue serves the queue without a filter.
CREATE INDEX rights_case_queue_by_country ON rights_case
    (country, state, coalesce(due, DATE '9999-12-31'), case_id);
CREATE INDEX rights_case_queue_by_right ON rights_case
    (asserted_right, state, coalesce(due, DATE '9999-12-31'), case_id);
CREATE INDEX rights_case_queue_by_law ON rights_case
    (law, state, coalesce(due, DATE '9999-12-31'), case_id);
CREATE INDEX rights_case_queue_by_language ON rights_case
    (language, state, coalesce(due, DATE '9999-12-31'), case_id);
-- What one agent has, and what nobody has.
CREATE INDEX rights_case_queue_by_assignee ON rights_case
    (assignee, state, coalesce(due, DATE '9999-12-31'), case_id);
-- Where the person waits for somebody to read.
CREATE INDEX rights_case_queue_unread ON rights_case
    (state, coalesce(due, DATE '9999-12-31'), case_id) WHERE unread;
-- Queue by receipt, and queues of what was received in a period.
CREATE INDEX rights_case_queue_by_receipt ON rights_case (state, received_at, case_id);

-- Queries that a member of the staff keeps under a name. Nothing in them is about a person.
CREATE TABLE saved_view (
    -- Subject of the staff realm.
    owner    uuid        NOT NULL,
    name     varchar(60) NOT NULL,
    shared   boolean     NOT NULL,
    query    text        NOT NULL,
    saved_at timestamptz NOT NULL,
    -- Also lists the views of one owner.
    CONSTRAINT saved_view_pk PRIMARY KEY (owner, name),
    CONSTRAINT saved_view_named CHECK (name <> ''),
    CONSTRAINT saved_view_query_is_one CHECK (query IS JSON OBJECT)
);
-- Views that all staff see, by name: each name once, so that it says which one is meant.
CREATE UNIQUE INDEX saved_view_shared ON saved_view (name) WHERE shared;
