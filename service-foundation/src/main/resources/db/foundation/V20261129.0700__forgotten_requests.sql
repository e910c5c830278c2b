-- Requests of which this service has erased everything, or is about to. Events of them change nothing any more.
CREATE TABLE forgotten_request (
    request_id   uuid        NOT NULL,
    decided_at   timestamptz NOT NULL,
    -- When the last of it was gone; null while that is under way.
    forgotten_at timestamptz,
    CONSTRAINT forgotten_request_pk PRIMARY KEY (request_id),
    CONSTRAINT forgotten_request_after_decision CHECK (forgotten_at >= decided_at)
);

-- The work that waits for something that is forgotten goes with it.
CREATE INDEX scheduled_tasks_by_instance ON scheduled_tasks (task_instance);
