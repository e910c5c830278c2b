-- What each case needs and why, and what was proven.

ALTER TABLE verification
    ADD COLUMN person_ref     uuid,
    ADD COLUMN requester_kind varchar(16);

-- Counting the requests about one data subject.
CREATE INDEX verification_by_person ON verification (person_ref, opened_at);

-- The decision of the policy table for one case, kept as it was made.
CREATE TABLE case_need (
    case_id         uuid        NOT NULL,
    verification_id uuid        NOT NULL,
    case_right      varchar(32) NOT NULL,
    -- As in the table: levels that are enough together by '+', one or the other by '|'.
    ways            varchar(200) NOT NULL,
    rule            varchar(64) NOT NULL,
    reason          varchar(32) NOT NULL,
    decided_at      timestamptz NOT NULL,
    met_at          timestamptz,
    CONSTRAINT case_need_pk PRIMARY KEY (case_id),
    CONSTRAINT case_need_of_verification FOREIGN KEY (verification_id) REFERENCES verification
);
CREATE INDEX case_need_by_verification ON case_need (verification_id);

-- A level that the person has reached; at most one of each that counts.
CREATE TABLE proven_level (
    proof_id        uuid        NOT NULL,
    verification_id uuid        NOT NULL,
    level           varchar(16) NOT NULL,
    proven_at       timestamptz NOT NULL,
    ended_at        timestamptz,
    CONSTRAINT proven_level_pk PRIMARY KEY (proof_id),
    CONSTRAINT proven_level_of_verification FOREIGN KEY (verification_id) REFERENCES verification,
    CONSTRAINT proven_level_known CHECK (level IN ('CONTACT', 'ACCOUNT', 'DOCUMENT', 'MANDATE'))
);
CREATE UNIQUE INDEX proven_level_counts_once ON proven_level (verification_id, level) WHERE ended_at IS NULL;

-- Something for a person to look at.
CREATE TABLE risk_flag (
    verification_id uuid        NOT NULL,
    signal          varchar(32) NOT NULL,
    flagged_at      timestamptz NOT NULL,
    CONSTRAINT risk_flag_pk PRIMARY KEY (verification_id, signal),
    CONSTRAINT risk_flag_of_verification FOREIGN KEY (verification_id) REFERENCES verification
);

-- The browser session that asked for a code which proves identity afresh: SHA-256 of its secret.
ALTER TABLE challenge
    ADD COLUMN session_hash bytea,
    ADD CONSTRAINT challenge_session_hash_length CHECK (octet_length(session_hash) = 32);
