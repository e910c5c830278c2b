-- Who can be given cases, and which. Names and addresses stay in Keycloak; who changed an entry stands in its audit chain.
CREATE TABLE agent (
    sub              uuid        NOT NULL,
    rights           varchar(32)[]  NOT NULL,
    -- BCP 47; one without a region stands for all regions.
    languages        varchar(35)[]  NOT NULL,
    -- Empty: any law, any country.
    laws             varchar(200)[] NOT NULL,
    countries        varchar(2)[]   NOT NULL,
    max_open         integer     NOT NULL,
    active           boolean     NOT NULL,
    updated_at       timestamptz NOT NULL,
    last_assigned_at timestamptz,
    CONSTRAINT agent_pk PRIMARY KEY (sub),
    CONSTRAINT agent_has_rights CHECK (cardinality(rights) > 0),
    CONSTRAINT agent_has_languages CHECK (cardinality(languages) > 0),
    CONSTRAINT agent_max_open_counted CHECK (max_open >= 1)
);

ALTER TABLE rights_case ADD COLUMN escalated_to varchar(20);
ALTER TABLE rights_case ADD CONSTRAINT rights_case_escalated_to_known
    CHECK (escalated_to IN ('DPO', 'GRIEVANCE_OFFICER'));
-- Queue of a role: the cases put before it by due date, page by page.
CREATE INDEX rights_case_escalated ON rights_case (escalated_to, coalesce(due, DATE '9999-12-31'), case_id)
    WHERE escalated_to IS NOT NULL;
-- Assignment by rule: how many open cases each agent has, from the index alone.
CREATE INDEX rights_case_open_by_assignee ON rights_case (assignee) WHERE assignee IS NOT NULL AND outcome IS NULL;

-- What staff write for each other about a case.
CREATE TABLE case_note (
    note_id         uuid        NOT NULL,
    case_id         uuid        NOT NULL,
    kind            varchar(16) NOT NULL,
    written_by      uuid        NOT NULL,
    written_at      timestamptz NOT NULL,
    -- Encrypted with the data key of the request, for it may hold anything; so may the key of the call.
    text            bytea       NOT NULL,
    idempotency_key bytea,
    mentions        uuid[]      NOT NULL,
    CONSTRAINT case_note_pk PRIMARY KEY (note_id),
    CONSTRAINT case_note_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT case_note_kind_known CHECK (kind IN ('NOTE', 'HAND_OVER', 'ESCALATION', 'DE_ESCALATION')),
    CONSTRAINT case_note_key_if_posted CHECK ((kind = 'NOTE') = (idempotency_key IS NOT NULL))
);
-- The notes of a case in order.
CREATE INDEX case_note_by_case ON case_note (case_id, note_id);

-- What was ticked on the checklist of a case; the items themselves are in legal-rules.
CREATE TABLE checklist_mark (
    case_id   uuid        NOT NULL,
    item      varchar(64) NOT NULL,
    done      boolean     NOT NULL,
    marked_by uuid        NOT NULL,
    marked_at timestamptz NOT NULL,
    CONSTRAINT checklist_mark_pk PRIMARY KEY (case_id, item),
    CONSTRAINT checklist_mark_of_case FOREIGN KEY (case_id) REFERENCES rights_case
);

-- The reminders of a case: the next one, which waits for its time, and those that were told.
CREATE TABLE deadline_reminder (
    reminder_id uuid        NOT NULL,
    case_id     uuid        NOT NULL,
    round       smallint    NOT NULL,
    due         date        NOT NULL,
    milestone   varchar(16) NOT NULL,
    remind_at   timestamptz NOT NULL,
    told_at     timestamptz,
    CONSTRAINT deadline_reminder_pk PRIMARY KEY (reminder_id),
    CONSTRAINT deadline_reminder_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    -- Also reads the reminders of one case.
    CONSTRAINT deadline_reminder_once UNIQUE (case_id, round, due, milestone),
    CONSTRAINT deadline_reminder_milestone_known CHECK (milestone IN ('HALF', 'THREE_QUARTERS', 'NINE_TENTHS', 'BREACH'))
);
-- One waits at a time.
CREATE UNIQUE INDEX deadline_reminder_one_waits ON deadline_reminder (case_id, round, due) WHERE told_at IS NULL;

-- Cases that were open before there were reminders: each is looked at once.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
SELECT 'watch-deadline', case_id::text, now(), false, 1 FROM rights_case WHERE outcome IS NULL AND due IS NOT NULL;
