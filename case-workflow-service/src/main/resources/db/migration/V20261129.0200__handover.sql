-- Packages that go to another controller (GDPR Art. 20(2)): one person plans it, the one who releases the package releases it.
CREATE TABLE handover (
    handover_id uuid        NOT NULL,
    case_id     uuid        NOT NULL,
    -- As the operator calls them.
    controller  varchar(63) NOT NULL,
    state       varchar(20) NOT NULL,
    planned_by  uuid        NOT NULL,
    planned_at  timestamptz NOT NULL,
    released_by uuid,
    released_at timestamptz,
    -- Where the other controller takes the bytes; null before they said so, and after the end.
    upload_url  varchar(2000),
    -- What was in the way last.
    trouble     varchar(20),
    ended_at    timestamptz,
    CONSTRAINT handover_pk PRIMARY KEY (handover_id),
    CONSTRAINT handover_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT handover_state_known CHECK (state IN ('PLANNED', 'RELEASED', 'DELIVERED', 'FAILED', 'CANCELLED')),
    CONSTRAINT handover_second_person CHECK (released_by <> planned_by),
    CONSTRAINT handover_release_is_whole CHECK ((released_by IS NULL) = (released_at IS NULL)),
    CONSTRAINT handover_only_if_released CHECK (state IN ('PLANNED', 'CANCELLED') OR released_by IS NOT NULL),
    CONSTRAINT handover_ends CHECK ((state IN ('PLANNED', 'RELEASED')) = (ended_at IS NULL)),
    CONSTRAINT handover_trouble_known CHECK (trouble IN ('UNREACHABLE', 'REDIRECTED', 'REFUSED', 'RECEIVER_FAILS',
        'OTHER_ORIGIN', 'NOT_TUS', 'NOT_CONFIGURED', 'PACKAGE_UNREADABLE', 'PACKAGE_EXPIRED'))
);
CREATE INDEX handover_of_a_case ON handover (case_id, handover_id);
-- One at a time.
CREATE UNIQUE INDEX handover_open ON handover (case_id) WHERE ended_at IS NULL;

ALTER TABLE disclosure DROP CONSTRAINT disclosure_purpose_known;
ALTER TABLE disclosure ADD CONSTRAINT disclosure_purpose_known
    CHECK (purpose IN ('FULFILMENT_TASK', 'PACKAGE_DOWNLOAD', 'HANDOVER'));
