-- What data systems could not erase at once: what the law wants kept, and what lies in backups. Open until it is gone.
CREATE TABLE erasure_remainder (
    remainder_id uuid        NOT NULL,
    task_id      uuid        NOT NULL,
    case_id      uuid        NOT NULL,
    system       varchar(100) NOT NULL,
    category     varchar(20) NOT NULL,
    kind         varchar(20) NOT NULL,
    -- The provision; null for backups.
    ground       varchar(200),
    -- Last day.
    until        date        NOT NULL,
    noted_at     timestamptz NOT NULL,
    -- When its system is told next that it is to be erased; null once it is gone.
    tell_at      timestamptz,
    ended_at     timestamptz,
    CONSTRAINT erasure_remainder_pk PRIMARY KEY (remainder_id),
    CONSTRAINT erasure_remainder_of_task FOREIGN KEY (task_id) REFERENCES fulfilment_task,
    CONSTRAINT erasure_remainder_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT erasure_remainder_kind_known CHECK (kind IN ('RETENTION', 'BACKUP')),
    CONSTRAINT erasure_remainder_has_ground CHECK ((kind = 'RETENTION') = (ground IS NOT NULL)),
    CONSTRAINT erasure_remainder_open_is_told CHECK ((ended_at IS NULL) = (tell_at IS NOT NULL))
);
CREATE INDEX erasure_remainder_of_a_case ON erasure_remainder (case_id);
CREATE INDEX erasure_remainder_of_a_task ON erasure_remainder (task_id);
-- The sweep.
CREATE INDEX erasure_remainder_due ON erasure_remainder (tell_at) WHERE tell_at IS NOT NULL;
