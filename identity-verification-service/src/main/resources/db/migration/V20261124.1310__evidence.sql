-- Evidence of identity or of an authority, and how people review it.

-- The data key of a request in this service; made when there is something to encrypt.
CREATE TABLE request_key (
    request_id  uuid NOT NULL,
    data_key_id uuid NOT NULL,
    CONSTRAINT request_key_pk PRIMARY KEY (request_id)
);

-- A file. Once its content is destroyed, the row keeps its id, kind, digest and times.
CREATE TABLE evidence (
    evidence_id         uuid        NOT NULL,
    verification_id     uuid        NOT NULL,
    request_id          uuid        NOT NULL,
    kind                varchar(32) NOT NULL,
    state               varchar(24) NOT NULL,
    -- Encrypted under the request's key.
    file_name           bytea,
    media_type          varchar(100),
    size_bytes          bigint,
    rejection           varchar(32),
    requested_at        timestamptz NOT NULL,
    settled_at          timestamptz,
    decided_at          timestamptz,
    destroyed_at        timestamptz,
    -- The key that its content needs beside the request's.
    data_key_id         uuid,
    bucket              varchar(63),
    object              varchar(100),
    wrapped_content_key bytea,
    scanned             boolean,
    sent_sha256         varchar(64),
    sha256              varchar(64),
    CONSTRAINT evidence_pk PRIMARY KEY (evidence_id),
    CONSTRAINT evidence_of_verification FOREIGN KEY (verification_id) REFERENCES verification,
    CONSTRAINT evidence_kind_known CHECK (
        kind IN ('PASSPORT', 'ID_CARD', 'DRIVING_LICENCE', 'ACCOUNT_PROOF', 'AUTHORITY')),
    CONSTRAINT evidence_state_known CHECK (
        state IN ('AWAITING_UPLOAD', 'STORED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'DESTROYED')),
    CONSTRAINT evidence_stored_somewhere CHECK (state <> 'STORED' OR (
        file_name IS NOT NULL AND media_type IS NOT NULL AND size_bytes IS NOT NULL AND data_key_id IS NOT NULL
        AND bucket IS NOT NULL AND object IS NOT NULL AND wrapped_content_key IS NOT NULL AND sha256 IS NOT NULL
        AND scanned IS NOT NULL)),
    CONSTRAINT evidence_gone_is_forgotten CHECK (state NOT IN ('WITHDRAWN', 'DESTROYED') OR (
        file_name IS NULL AND media_type IS NULL AND size_bytes IS NULL AND wrapped_content_key IS NULL)),
    CONSTRAINT evidence_destroyed_leaves_nothing CHECK (destroyed_at IS NULL OR (
        state IN ('WITHDRAWN', 'DESTROYED') AND data_key_id IS NULL AND bucket IS NULL AND object IS NULL))
);
-- The files of a verification, for its person and for reviewers.
CREATE INDEX evidence_by_verification ON evidence (verification_id, requested_at);

-- What people of the staff are to decide about a verification's evidence.
CREATE TABLE review (
    review_id       uuid        NOT NULL,
    verification_id uuid        NOT NULL,
    subject         varchar(16) NOT NULL,
    mandate_id      uuid,
    -- Counts the reviews of one subject of a verification, from 1.
    round           integer     NOT NULL,
    opened_at       timestamptz NOT NULL,
    -- The first of two people who accepts; null again when the evidence changes or the other one disagrees.
    proposed_by     uuid,
    proposed_at     timestamptz,
    second_needed   boolean     NOT NULL DEFAULT false,
    decided_by      uuid,
    outcome         varchar(16),
    -- Without an outcome: the person took all their evidence back.
    ended_at        timestamptz,
    CONSTRAINT review_pk PRIMARY KEY (review_id),
    CONSTRAINT review_of_verification FOREIGN KEY (verification_id) REFERENCES verification,
    CONSTRAINT review_subject_known CHECK (subject IN ('IDENTITY', 'MANDATE')),
    CONSTRAINT review_mandate_only CHECK (subject = 'MANDATE' OR mandate_id IS NULL),
    CONSTRAINT review_round_counted CHECK (round >= 1),
    CONSTRAINT review_outcome_known CHECK (outcome IN ('ACCEPTED', 'REJECTED', 'MORE_NEEDED')),
    CONSTRAINT review_proposal_whole CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)),
    -- Only a person decides.
    CONSTRAINT review_decided_by_somebody CHECK ((outcome IS NULL) = (decided_by IS NULL)),
    CONSTRAINT review_ended_when_decided CHECK (outcome IS NULL OR ended_at IS NOT NULL),
    CONSTRAINT review_four_eyes CHECK (outcome IS DISTINCT FROM 'ACCEPTED' OR NOT second_needed
        OR (proposed_by IS NOT NULL AND proposed_by <> decided_by))
);
-- At most one waits for each subject.
CREATE UNIQUE INDEX review_open ON review (verification_id, subject) WHERE ended_at IS NULL;
-- The queue, oldest first.
CREATE INDEX review_queue ON review (opened_at, review_id) WHERE ended_at IS NULL;

-- What each reviewer said.
CREATE TABLE review_vote (
    vote_id   uuid         NOT NULL,
    review_id uuid         NOT NULL,
    reviewer  uuid         NOT NULL,
    decision  varchar(16)  NOT NULL,
    -- Codes, separated by commas; empty for ACCEPT.
    reasons   varchar(200) NOT NULL,
    cast_at   timestamptz  NOT NULL,
    CONSTRAINT review_vote_pk PRIMARY KEY (vote_id),
    CONSTRAINT review_vote_of_review FOREIGN KEY (review_id) REFERENCES review,
    CONSTRAINT review_vote_decision_known CHECK (decision IN ('ACCEPT', 'REJECT', 'ASK_AGAIN')),
    CONSTRAINT review_vote_has_reasons CHECK ((decision = 'ACCEPT') = (reasons = ''))
);
-- Who took part in the reviews of a verification.
CREATE INDEX review_vote_by_review ON review_vote (review_id);
