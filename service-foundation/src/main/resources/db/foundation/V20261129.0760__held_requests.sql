-- Requests under a legal hold, as case-workflow tells of them. A service that no hold touches keeps no rows.
CREATE TABLE held_request (
    request_id uuid        NOT NULL,
    -- Whether only the role legal opens what is kept of it.
    isolated   boolean     NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT held_request_pk PRIMARY KEY (request_id)
);
