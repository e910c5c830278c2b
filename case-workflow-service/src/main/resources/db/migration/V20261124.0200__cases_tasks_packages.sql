-- What casework knows of a request: ids, codes and the key under which its results lie. Nothing the person wrote.
CREATE TABLE case_request (
    request_id     uuid        NOT NULL,
    reference      varchar(14) NOT NULL,
    person_ref     uuid        NOT NULL,
    country        varchar(2)  NOT NULL,
    region         varchar(3),
    language       varchar(35) NOT NULL,
    requester_kind varchar(16) NOT NULL,
    policy_version varchar(32) NOT NULL,
    received_at    timestamptz NOT NULL,
    data_key_id    uuid        NOT NULL,
    CONSTRAINT case_request_pk PRIMARY KEY (request_id),
    CONSTRAINT case_request_reference_unique UNIQUE (reference),
    CONSTRAINT case_request_kind_known CHECK (requester_kind IN ('SELF', 'PARENT', 'AGENT'))
);

CREATE TABLE request_attachment (
    attachment_id uuid         NOT NULL,
    request_id    uuid         NOT NULL,
    media_type    varchar(100) NOT NULL,
    size_bytes    bigint       NOT NULL,
    CONSTRAINT request_attachment_pk PRIMARY KEY (attachment_id),
    CONSTRAINT request_attachment_of_request FOREIGN KEY (request_id) REFERENCES case_request
);
-- Package and full case: the attachments of one request.
CREATE INDEX request_attachment_by_request ON request_attachment (request_id);

-- Levels a person reached. No foreign key: the fact may arrive before the request does, for they travel on two topics.
CREATE TABLE proven_identity (
    request_id  uuid        NOT NULL,
    level       varchar(16) NOT NULL,
    verified_at timestamptz NOT NULL,
    CONSTRAINT proven_identity_pk PRIMARY KEY (request_id, level),
    CONSTRAINT proven_identity_level_known CHECK (level IN ('CONTACT', 'ACCOUNT', 'DOCUMENT', 'MANDATE'))
);

CREATE TABLE rights_case (
    case_id         uuid        NOT NULL,
    request_id      uuid        NOT NULL,
    asserted_right  varchar(32) NOT NULL,
    law             varchar(200) NOT NULL,
    law_version     varchar(32) NOT NULL,
    due             date,
    due_status      varchar(32) NOT NULL,
    state           varchar(20) NOT NULL,
    proposal        varchar(10),
    outcome         varchar(20),
    assignee        uuid,
    opened_at       timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    closed_at       timestamptz,
    package_available_until timestamptz,
    version         bigint      NOT NULL,
    CONSTRAINT rights_case_pk PRIMARY KEY (case_id),
    CONSTRAINT rights_case_of_request FOREIGN KEY (request_id) REFERENCES case_request,
    CONSTRAINT rights_case_one_per_right UNIQUE (request_id, asserted_right),
    CONSTRAINT rights_case_with_right UNIQUE (case_id, asserted_right),
    CONSTRAINT rights_case_state_known CHECK (state IN ('RECEIVED', 'AWAITING_IDENTITY', 'IN_REVIEW',
        'AWAITING_REQUESTER', 'AWAITING_FEE', 'AWAITING_APPROVAL', 'IN_FULFILMENT', 'AWAITING_RELEASE', 'CLOSED',
        'ANONYMISED')),
    CONSTRAINT rights_case_due_status_known CHECK (due_status IN ('STATUTORY', 'PUBLISHED_PERIOD', 'PROVISIONAL')),
    CONSTRAINT rights_case_outcome_known CHECK (outcome IN ('FULFILLED', 'PARTIALLY_FULFILLED', 'REFUSED',
        'WITHDRAWN', 'EXPIRED', 'DUPLICATE')),
    CONSTRAINT rights_case_closed_has_outcome CHECK ((state IN ('CLOSED', 'ANONYMISED')) = (outcome IS NOT NULL)),
    CONSTRAINT rights_case_proposal_awaits_approval CHECK
        ((state = 'AWAITING_APPROVAL') = (proposal IS NOT NULL) AND proposal IN ('GRANT', 'REFUSAL')),
    CONSTRAINT rights_case_package_only_if_fulfilled CHECK
        (package_available_until IS NULL OR outcome IN ('FULFILLED', 'PARTIALLY_FULFILLED'))
);
-- Queue: cases of a state by due date, page by page; without a date they come last.
CREATE INDEX rights_case_queue ON rights_case (state, coalesce(due, DATE '9999-12-31'), case_id);

-- The case's own timeline.
CREATE TABLE case_transition (
    transition_id uuid        NOT NULL,
    case_id       uuid        NOT NULL,
    from_state    varchar(20) NOT NULL,
    to_state      varchar(20) NOT NULL,
    command       varchar(32) NOT NULL,
    actor         varchar(64) NOT NULL,
    moved_at      timestamptz NOT NULL,
    CONSTRAINT case_transition_pk PRIMARY KEY (transition_id),
    CONSTRAINT case_transition_of_case FOREIGN KEY (case_id) REFERENCES rights_case
);
-- Full case: its timeline in order.
CREATE INDEX case_transition_by_case ON case_transition (case_id, transition_id);

-- Who decided what. A decision that confirms another one repeats who took that one, so that the database itself can
-- refuse one person in both parts.
CREATE TABLE decision (
    decision_id        uuid        NOT NULL,
    case_id            uuid        NOT NULL,
    kind               varchar(20) NOT NULL,
    decided_by         varchar(64) NOT NULL,
    decided_at         timestamptz NOT NULL,
    confirms           uuid,
    confirms_taken_by  varchar(64),
    grounds            varchar(255)[] NOT NULL,
    explanation        bytea,
    CONSTRAINT decision_pk PRIMARY KEY (decision_id),
    CONSTRAINT decision_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT decision_with_taker UNIQUE (decision_id, case_id, decided_by),
    CONSTRAINT decision_with_kind UNIQUE (decision_id, case_id, kind),
    CONSTRAINT decision_kind_known CHECK (kind IN ('GRANT', 'PROPOSE_GRANT', 'REFUSE', 'APPROVE_GRANT',
        'APPROVE_REFUSAL', 'SEND_BACK', 'RELEASE', 'WITHDRAW')),
    CONSTRAINT decision_confirms_of_same_case FOREIGN KEY (confirms, case_id, confirms_taken_by)
        REFERENCES decision (decision_id, case_id, decided_by),
    CONSTRAINT decision_by_a_person CHECK (decided_by LIKE 'staff:%' OR (kind = 'WITHDRAW' AND decided_by LIKE 'requester:%')),
    CONSTRAINT decision_by_a_second_person CHECK (kind NOT IN ('APPROVE_GRANT', 'APPROVE_REFUSAL', 'RELEASE')
        OR (confirms IS NOT NULL AND confirms_taken_by IS NOT NULL AND confirms_taken_by <> decided_by)),
    CONSTRAINT decision_refusal_has_ground CHECK (kind <> 'REFUSE' OR cardinality(grounds) > 0)
);
-- Full case, approval and release: the decisions of one case in order.
CREATE INDEX decision_by_case ON decision (case_id, decision_id);

-- The registry of data systems; the name is the OAuth client id.
CREATE TABLE data_system (
    name          varchar(100) NOT NULL,
    registered_at timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT data_system_pk PRIMARY KEY (name)
);

CREATE TABLE fulfilment_task (
    task_id        uuid         NOT NULL,
    case_id        uuid         NOT NULL,
    system         varchar(100) NOT NULL,
    asserted_right varchar(32)  NOT NULL,
    granted_by     uuid         NOT NULL,
    approved_by    uuid,
    approval_kind  varchar(20),
    requested_at   timestamptz  NOT NULL,
    result         varchar(16),
    reason         varchar(40),
    settled_at     timestamptz,
    CONSTRAINT fulfilment_task_pk PRIMARY KEY (task_id),
    CONSTRAINT fulfilment_task_one_per_system UNIQUE (case_id, system),
    CONSTRAINT fulfilment_task_system_registered FOREIGN KEY (system) REFERENCES data_system,
    CONSTRAINT fulfilment_task_right_of_case FOREIGN KEY (case_id, asserted_right)
        REFERENCES rights_case (case_id, asserted_right),
    CONSTRAINT fulfilment_task_granted FOREIGN KEY (granted_by) REFERENCES decision,
    CONSTRAINT fulfilment_task_approved FOREIGN KEY (approved_by, case_id, approval_kind)
        REFERENCES decision (decision_id, case_id, kind),
    CONSTRAINT fulfilment_task_approval_is_one CHECK
        ((approved_by IS NULL) = (approval_kind IS NULL) AND approval_kind = 'APPROVE_GRANT'),
    -- What can't be undone needs the second person's approval before the task exists.
    CONSTRAINT fulfilment_task_erasure_approved CHECK (asserted_right <> 'ERASURE' OR approved_by IS NOT NULL),
    CONSTRAINT fulfilment_task_result_known CHECK (result IN ('DONE', 'NOTHING_HELD', 'PARTLY', 'FAILED')),
    CONSTRAINT fulfilment_task_settled_has_time CHECK ((result IS NULL) = (settled_at IS NULL))
);

-- Files a data system sent; their content lies encrypted in the object store.
CREATE TABLE task_file (
    file_id             uuid         NOT NULL,
    task_id             uuid         NOT NULL,
    name                varchar(100) NOT NULL,
    bucket              varchar(63)  NOT NULL,
    object              varchar(200) NOT NULL,
    wrapped_content_key bytea        NOT NULL,
    size_bytes          bigint       NOT NULL,
    sha256              varchar(64)  NOT NULL,
    stored_at           timestamptz  NOT NULL,
    CONSTRAINT task_file_pk PRIMARY KEY (file_id),
    CONSTRAINT task_file_of_task FOREIGN KEY (task_id) REFERENCES fulfilment_task,
    CONSTRAINT task_file_name_once UNIQUE (task_id, name)
);

CREATE TABLE case_package (
    case_id             uuid         NOT NULL,
    bucket              varchar(63)  NOT NULL,
    object              varchar(200) NOT NULL,
    wrapped_content_key bytea        NOT NULL,
    size_bytes          bigint       NOT NULL,
    sha256              varchar(64)  NOT NULL,
    built_at            timestamptz  NOT NULL,
    CONSTRAINT case_package_pk PRIMARY KEY (case_id),
    CONSTRAINT case_package_of_case FOREIGN KEY (case_id) REFERENCES rights_case
);

-- Every time personal data left the house, and to whom.
CREATE TABLE disclosure (
    disclosure_id uuid         NOT NULL,
    request_id    uuid         NOT NULL,
    case_id       uuid         NOT NULL,
    recipient     varchar(120) NOT NULL,
    purpose       varchar(32)  NOT NULL,
    item_id       uuid         NOT NULL,
    disclosed_at  timestamptz  NOT NULL,
    CONSTRAINT disclosure_pk PRIMARY KEY (disclosure_id),
    CONSTRAINT disclosure_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT disclosure_purpose_known CHECK (purpose IN ('FULFILMENT_TASK', 'PACKAGE_DOWNLOAD'))
);
-- Disclosure log of one request.
CREATE INDEX disclosure_by_request ON disclosure (request_id, disclosure_id);

-- Objects that no row names any more and that are still to be deleted from the store.
CREATE TABLE object_removal (
    removal_id uuid         NOT NULL,
    bucket     varchar(63)  NOT NULL,
    object     varchar(200) NOT NULL,
    CONSTRAINT object_removal_pk PRIMARY KEY (removal_id)
);
