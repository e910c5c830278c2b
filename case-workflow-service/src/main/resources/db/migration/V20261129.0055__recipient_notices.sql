-- Who of those that got data is to be told of its correction, erasure or restriction (GDPR Art. 19).
CREATE TABLE recipient_notice (
    notice_id  uuid         NOT NULL,
    task_id    uuid         NOT NULL,
    case_id    uuid         NOT NULL,
    system     varchar(100) NOT NULL,
    -- As the registry names them; no person.
    recipient  varchar(200) NOT NULL,
    opened_at  timestamptz  NOT NULL,
    outcome    varchar(20),
    settled_at timestamptz,
    settled_by varchar(200),
    CONSTRAINT recipient_notice_pk PRIMARY KEY (notice_id),
    CONSTRAINT recipient_notice_once UNIQUE (task_id, recipient),
    CONSTRAINT recipient_notice_of_task FOREIGN KEY (task_id) REFERENCES fulfilment_task,
    CONSTRAINT recipient_notice_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT recipient_notice_outcome_known
        CHECK (outcome IN ('TOLD', 'NOTHING_DISCLOSED', 'IMPOSSIBLE', 'DISPROPORTIONATE')),
    CONSTRAINT recipient_notice_settled CHECK ((outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by IS NULL))
);
CREATE INDEX recipient_notice_of_a_case ON recipient_notice (case_id);
-- The list of those whom nobody has told.
CREATE INDEX recipient_notice_open ON recipient_notice (notice_id) WHERE outcome IS NULL;
