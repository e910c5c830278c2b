-- When it is looked at next whether the retention of a request is over; null once it was.
ALTER TABLE case_request ADD COLUMN retention_look_at timestamptz DEFAULT now();
-- When a message to the person was delivered, or given up, last.
ALTER TABLE case_request ADD COLUMN last_notice_at timestamptz;
CREATE INDEX case_request_retention ON case_request (retention_look_at) WHERE retention_look_at IS NOT NULL;

-- Who cannot be known any more has neither.
ALTER TABLE case_request ALTER COLUMN reference DROP NOT NULL;
ALTER TABLE case_request ALTER COLUMN person_ref DROP NOT NULL;

-- The suppression list has a time of its own, which may be longer than that of the request.
ALTER TABLE suppression DROP CONSTRAINT suppression_of_task;
ALTER TABLE suppression DROP CONSTRAINT suppression_of_case;

-- Requests whose retention is over, and who has said that nothing is left of them.
CREATE TABLE request_erasure (
    request_id      uuid         NOT NULL,
    decided_at      timestamptz  NOT NULL,
    -- What was kept until then, and why.
    basis           varchar(255) NOT NULL,
    kept_since      timestamptz  NOT NULL,
    intake_at       timestamptz,
    identity_at     timestamptz,
    notification_at timestamptz,
    casework_at     timestamptz,
    CONSTRAINT request_erasure_pk PRIMARY KEY (request_id)
);
CREATE INDEX request_erasure_unconfirmed ON request_erasure (decided_at, request_id)
    WHERE intake_at IS NULL OR identity_at IS NULL OR notification_at IS NULL OR casework_at IS NULL;
