-- Tasks are asked for again, put before staff, taken over and cancelled.
ALTER TABLE fulfilment_task
    ADD COLUMN mode          varchar(20) NOT NULL DEFAULT 'KAFKA',
    -- End of the time that the system has by its service level. Tasks of replicas of the version before have a day.
    ADD COLUMN answer_by     timestamptz NOT NULL DEFAULT now() + interval '1 day',
    -- When something is to be done about it if it was not answered; null if nothing is.
    ADD COLUMN chase_at      timestamptz DEFAULT now() + interval '12 hours',
    ADD COLUMN attempts      smallint NOT NULL DEFAULT 1,
    ADD COLUMN failures      smallint NOT NULL DEFAULT 0,
    ADD COLUMN overdue_since timestamptz,
    ADD COLUMN taken_over_by uuid,
    ADD COLUMN taken_over_at timestamptz,
    ADD COLUMN cancelled_at  timestamptz,
    -- When an answer came that was of no use any more.
    ADD COLUMN ignored_at    timestamptz,
    ADD CONSTRAINT fulfilment_task_taken_over CHECK ((taken_over_by IS NULL) = (taken_over_at IS NULL)),
    ADD CONSTRAINT fulfilment_task_mode_known CHECK (mode IN ('KAFKA', 'WEBHOOK', 'MANUAL'));
UPDATE fulfilment_task SET chase_at = NULL WHERE result <> 'FAILED';
-- The sweep.
CREATE INDEX fulfilment_task_chase ON fulfilment_task (chase_at) WHERE chase_at IS NOT NULL;
-- The list of staff.
CREATE INDEX fulfilment_task_waiting ON fulfilment_task (task_id)
    WHERE cancelled_at IS NULL AND (result IS NULL OR result = 'FAILED');

-- How far the tasks of a granted case have been handed out.
CREATE TABLE task_fan_out (
    fan_out_id  uuid          NOT NULL,
    case_id     uuid          NOT NULL,
    round       smallint      NOT NULL,
    granted_by  uuid          NOT NULL,
    approved_by uuid,
    categories  varchar(20)[] NOT NULL,
    -- All systems up to this name have their tasks.
    served_to   varchar(100)  NOT NULL,
    complete    boolean       NOT NULL,
    CONSTRAINT task_fan_out_pk PRIMARY KEY (fan_out_id),
    CONSTRAINT task_fan_out_once UNIQUE (case_id, round),
    CONSTRAINT task_fan_out_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT task_fan_out_granted FOREIGN KEY (granted_by) REFERENCES decision,
    CONSTRAINT task_fan_out_approved FOREIGN KEY (approved_by) REFERENCES decision
);
