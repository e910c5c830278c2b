-- Restrictions that the controller lifts, after telling the person (GDPR Art. 18(3)).
CREATE TABLE restriction_lift (
    lift_id      uuid        NOT NULL,
    case_id      uuid        NOT NULL,
    round        smallint    NOT NULL,
    -- It is lifted when this day has begun everywhere on earth.
    lift_on      date        NOT NULL,
    reason       varchar(40) NOT NULL,
    announced_by uuid        NOT NULL,
    announced_at timestamptz NOT NULL,
    -- When it was taken back, so that the restriction stays.
    kept_at      timestamptz,
    -- When the last data system had lifted it.
    lifted_at    timestamptz,
    CONSTRAINT restriction_lift_pk PRIMARY KEY (lift_id),
    CONSTRAINT restriction_lift_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT restriction_lift_reason_known CHECK (reason IN (
        'ACCURACY_SETTLED', 'PROCESSING_LAWFUL', 'CLAIMS_SETTLED', 'OBJECTION_DECIDED', 'PERSON_AGREED')),
    CONSTRAINT restriction_lift_ends_once CHECK (kept_at IS NULL OR lifted_at IS NULL)
);
-- One stands at a time.
CREATE UNIQUE INDEX restriction_lift_stands ON restriction_lift (case_id, round) WHERE kept_at IS NULL;
CREATE INDEX restriction_lift_of_a_case ON restriction_lift (case_id);

-- Each data system that had restricted, by the task for which it had.
CREATE TABLE system_lift (
    system_lift_id uuid         NOT NULL,
    lift_id        uuid         NOT NULL,
    case_id        uuid         NOT NULL,
    task_id        uuid         NOT NULL,
    system         varchar(100) NOT NULL,
    -- When it is told next; null once it has lifted, or if the restriction stays.
    tell_at        timestamptz,
    told_at        timestamptz,
    lifted_at      timestamptz,
    CONSTRAINT system_lift_pk PRIMARY KEY (system_lift_id),
    CONSTRAINT system_lift_once UNIQUE (lift_id, task_id),
    CONSTRAINT system_lift_of_lift FOREIGN KEY (lift_id) REFERENCES restriction_lift,
    CONSTRAINT system_lift_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT system_lift_of_task FOREIGN KEY (task_id) REFERENCES fulfilment_task,
    CONSTRAINT system_lift_is_told_until_lifted CHECK (lifted_at IS NULL OR tell_at IS NULL)
);
CREATE INDEX system_lift_of_a_task ON system_lift (task_id);
-- The sweep.
CREATE INDEX system_lift_due ON system_lift (tell_at) WHERE tell_at IS NOT NULL;
