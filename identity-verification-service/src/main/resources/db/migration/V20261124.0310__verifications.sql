-- One verification per request, and the one-time codes by which the person proves control of the contact.

CREATE TABLE verification (
    verification_id uuid        NOT NULL,
    request_id      uuid        NOT NULL,
    level           varchar(16) NOT NULL,
    opened_at       timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    verified_at     timestamptz,
    -- Tries since the last success or lock. Kept here and not with the challenge: a new code gives no new tries.
    attempts        integer     NOT NULL DEFAULT 0,
    locks           integer     NOT NULL DEFAULT 0,
    locked_until    timestamptz,
    CONSTRAINT verification_pk PRIMARY KEY (verification_id),
    CONSTRAINT verification_one_per_request UNIQUE (request_id),
    CONSTRAINT verification_level_known CHECK (level IN ('CONTACT', 'ACCOUNT', 'DOCUMENT', 'MANDATE')),
    CONSTRAINT verification_attempts_bounded CHECK (attempts BETWEEN 0 AND 5),
    CONSTRAINT verification_locks_counted CHECK (locks >= 0)
);

-- Each row stands for one code at a time: its issue_number counts up when the person asks for another one. The code
-- itself is derived from a secret, the id and the issue number, and is nowhere.
CREATE TABLE challenge (
    challenge_id    uuid        NOT NULL,
    verification_id uuid        NOT NULL,
    purpose         varchar(32) NOT NULL,
    issue_number    integer     NOT NULL,
    issued_at       timestamptz NOT NULL,
    first_asked_at  timestamptz,
    ended_at        timestamptz,
    CONSTRAINT challenge_pk PRIMARY KEY (challenge_id),
    CONSTRAINT challenge_of_verification FOREIGN KEY (verification_id) REFERENCES verification (verification_id),
    CONSTRAINT challenge_purpose_known CHECK (purpose IN ('CASE', 'PACKAGE_DOWNLOAD', 'CONTACT_CHANGE')),
    CONSTRAINT challenge_issue_counted CHECK (issue_number >= 1)
);
-- Entering a code: the live challenge of the verification. Unique, so that a typed code has only one meaning.
CREATE UNIQUE INDEX challenge_live ON challenge (verification_id) WHERE ended_at IS NULL;
