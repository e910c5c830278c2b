-- The authority to act for another: what was declared, what proves it, and how it ended. Nothing about the data subject: the
-- contact lives in intake, and the code that goes there is derived and lies nowhere.
CREATE TABLE mandate (
    mandate_id           uuid         NOT NULL,
    verification_id      uuid         NOT NULL,
    kind                 varchar(16)  NOT NULL,
    valid_from           date         NOT NULL,
    -- The last day; null where there is none.
    valid_until          date,
    -- Names of rights, separated by commas; empty for all.
    scope                varchar(400) NOT NULL,
    state                varchar(24)  NOT NULL,
    confirmation         varchar(16)  NOT NULL,
    waiver_reason        varchar(16),
    waived_by            uuid,
    -- Counts the codes; 0 where the data subject was not asked.
    issue_number         integer      NOT NULL,
    -- Tries since the last right code or the last new one.
    attempts             integer      NOT NULL DEFAULT 0,
    mails                integer      NOT NULL,
    last_mail_at         timestamptz,
    declared_at          timestamptz  NOT NULL,
    document_accepted_at timestamptz,
    document_accepted_by uuid,
    proven_at            timestamptz,
    ended_at             timestamptz,
    end_reason           varchar(32),
    CONSTRAINT mandate_pk PRIMARY KEY (mandate_id),
    CONSTRAINT mandate_of_verification FOREIGN KEY (verification_id) REFERENCES verification,
    CONSTRAINT mandate_kind_known CHECK (kind IN ('PARENT', 'GUARDIAN', 'AGENT', 'LAWYER', 'HEIR')),
    CONSTRAINT mandate_dates_in_order CHECK (valid_until >= valid_from),
    CONSTRAINT mandate_state_known CHECK (state IN ('DECLARED', 'AWAITING_DOCUMENT', 'AWAITING_CONFIRMATION', 'PROVEN',
        'REFUSED', 'REVOKED', 'EXPIRED', 'REPLACED')),
    CONSTRAINT mandate_confirmation_known CHECK (confirmation IN ('NOT_NEEDED', 'ASKED', 'CONFIRMED', 'WAIVED')),
    CONSTRAINT mandate_attempts_bounded CHECK (attempts BETWEEN 0 AND 5),
    -- Only a person accepts a document or does without the answer of the data subject, and nothing is proven otherwise.
    CONSTRAINT mandate_accepted_by_a_person CHECK ((document_accepted_at IS NULL) = (document_accepted_by IS NULL)),
    CONSTRAINT mandate_waived_by_a_person CHECK (
        (confirmation = 'WAIVED') = (waived_by IS NOT NULL AND waiver_reason IS NOT NULL)),
    CONSTRAINT mandate_proven_by_both CHECK (
        state <> 'PROVEN' OR (document_accepted_at IS NOT NULL AND confirmation <> 'ASKED')),
    CONSTRAINT mandate_end_has_a_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT mandate_ended_or_open CHECK (
        (ended_at IS NULL) = (state IN ('DECLARED', 'AWAITING_DOCUMENT', 'AWAITING_CONFIRMATION', 'PROVEN')))
);
-- A verification has one that is neither refused, revoked, replaced nor over.
CREATE UNIQUE INDEX mandate_open ON mandate (verification_id) WHERE ended_at IS NULL;
-- The newest of a verification, and counting them.
CREATE INDEX mandate_by_verification ON mandate (verification_id, declared_at);
