-- What people ask for. Everything they wrote and how to reach them is encrypted under the data key of the request; in the
-- clear stand only ids, codes, states and times.

CREATE TABLE person_index (
    -- Keyed hash of the Mi ID or, without one, of the e-mail address. Deleting the row unlinks a person from all requests.
    identifier_hash bytea NOT NULL,
    person_ref      uuid  NOT NULL,
    -- Null until somebody has proven that the identifier is theirs.
    confirmed_at    timestamptz,
    CONSTRAINT person_index_pk PRIMARY KEY (identifier_hash),
    CONSTRAINT person_index_person_ref_unique UNIQUE (person_ref),
    CONSTRAINT person_index_hash_length CHECK (octet_length(identifier_hash) = 32)
);

CREATE TABLE request (
    request_id          uuid        NOT NULL,
    reference           varchar(14) NOT NULL,
    person_ref          uuid        NOT NULL,
    data_key_id         uuid        NOT NULL,
    -- SHA-256 of a 256-bit random token: with that much entropy a plain hash can't be turned round.
    tracking_token_hash bytea       NOT NULL,
    cell                varchar(2)  NOT NULL,
    country             varchar(2)  NOT NULL,
    region              varchar(3),
    language            varchar(35) NOT NULL,
    requester_kind      varchar(16) NOT NULL,
    policy_version      varchar(32) NOT NULL,
    received_at         timestamptz NOT NULL,
    contact_email       bytea       NOT NULL,
    contact_name        bytea,
    contact_mi_id       bytea,
    further_information bytea,
    CONSTRAINT request_pk PRIMARY KEY (request_id),
    CONSTRAINT request_reference_unique UNIQUE (reference),
    CONSTRAINT request_tracking_token_hash_length CHECK (octet_length(tracking_token_hash) = 32),
    CONSTRAINT request_cell_known CHECK (cell IN ('EU', 'IN', 'RU', 'SG')),
    CONSTRAINT request_requester_kind_known CHECK (requester_kind IN ('SELF', 'PARENT', 'AGENT'))
);
-- Confirming a person and, later, finding their other requests.
CREATE INDEX request_by_person ON request (person_ref);

-- One row per Idempotency-Key; its primary key decides which of two simultaneous submissions wins.
CREATE TABLE submission (
    -- Keyed hashes: callers may put anything into a key, and the body is personal.
    key_hash    bytea       NOT NULL,
    body_hash   bytea       NOT NULL,
    request_id  uuid        NOT NULL,
    data_key_id uuid        NOT NULL,
    -- The answer, encrypted under the data key of the request.
    answer      bytea       NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT submission_pk PRIMARY KEY (key_hash),
    -- Deferred, for the key is claimed before anything else is written.
    CONSTRAINT submission_request_fk FOREIGN KEY (request_id) REFERENCES request DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT submission_hash_lengths CHECK (octet_length(key_hash) = 32 AND octet_length(body_hash) = 32)
);
-- Deleting a request takes its submission with it.
CREATE INDEX submission_by_request ON submission (request_id);

-- The cases of a request as case-workflow reports them.
CREATE TABLE requested_case (
    case_id                 uuid        NOT NULL,
    request_id              uuid        NOT NULL,
    requested_right         varchar(32) NOT NULL,
    -- Order in which the person asked.
    position                smallint    NOT NULL,
    state                   varchar(24) NOT NULL,
    outcome                 varchar(24),
    -- Null while the clock is suspended.
    due                     date,
    package_available_until timestamptz,
    CONSTRAINT requested_case_pk PRIMARY KEY (case_id),
    CONSTRAINT requested_case_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT requested_case_right_once UNIQUE (request_id, requested_right),
    CONSTRAINT requested_case_state_known CHECK (state IN (
        'RECEIVED', 'AWAITING_IDENTITY', 'IN_REVIEW', 'AWAITING_REQUESTER', 'AWAITING_FEE', 'AWAITING_APPROVAL',
        'IN_FULFILMENT', 'AWAITING_RELEASE', 'CLOSED', 'ANONYMISED')),
    CONSTRAINT requested_case_outcome_known CHECK (outcome IN (
        'FULFILLED', 'PARTIALLY_FULFILLED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'DUPLICATE'))
);

-- How far the proof of identity has come, as identity-verification reports it.
CREATE TABLE identity_progress (
    request_id      uuid NOT NULL,
    verification_id uuid NOT NULL,
    verified_at     timestamptz,
    CONSTRAINT identity_progress_pk PRIMARY KEY (request_id),
    CONSTRAINT identity_progress_request_fk FOREIGN KEY (request_id) REFERENCES request
);

-- What the person sees of the course of things. Codes only: the words are made when it is read.
CREATE TABLE timeline_entry (
    entry_id   uuid        NOT NULL,
    request_id uuid        NOT NULL,
    -- Null where it concerns the request as a whole.
    case_id    uuid,
    at         timestamptz NOT NULL,
    code       varchar(32) NOT NULL,
    CONSTRAINT timeline_entry_pk PRIMARY KEY (entry_id),
    CONSTRAINT timeline_entry_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT timeline_entry_case_fk FOREIGN KEY (case_id) REFERENCES requested_case
);
-- The person's view: one request in order.
CREATE INDEX timeline_entry_by_request ON timeline_entry (request_id, at);

CREATE TABLE attachment (
    attachment_id       uuid         NOT NULL,
    request_id          uuid         NOT NULL,
    -- Encrypted: file names tell about people.
    file_name           bytea        NOT NULL,
    media_type          varchar(64)  NOT NULL,
    -- As declared until the file is stored, then as measured.
    size_bytes          bigint       NOT NULL,
    state               varchar(16)  NOT NULL,
    rejection           varchar(32),
    requested_at        timestamptz  NOT NULL,
    settled_at          timestamptz,
    -- The encrypted object in the clean bucket.
    bucket              varchar(63),
    object              varchar(128),
    wrapped_content_key bytea,
    sha256              varchar(64),
    CONSTRAINT attachment_pk PRIMARY KEY (attachment_id),
    CONSTRAINT attachment_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT attachment_size_positive CHECK (size_bytes > 0),
    CONSTRAINT attachment_state_known CHECK (state IN ('AWAITING_UPLOAD', 'STORED', 'REJECTED')),
    CONSTRAINT attachment_rejection_named CHECK ((state = 'REJECTED') = (rejection IS NOT NULL)),
    CONSTRAINT attachment_stored_somewhere CHECK (state <> 'STORED' OR (
        bucket IS NOT NULL AND object IS NOT NULL AND wrapped_content_key IS NOT NULL AND sha256 IS NOT NULL))
);
-- The attachments of one request, in order.
CREATE INDEX attachment_by_request ON attachment (request_id, requested_at);
