-- Mails that come back after they were accepted, and what is known of their addresses: a keyed hash.
ALTER TABLE delivery ADD COLUMN address_hash bytea;

CREATE TABLE suppressed_address (
    address_hash bytea       NOT NULL,
    reason       varchar(16) NOT NULL,
    since        timestamptz NOT NULL,
    CONSTRAINT suppressed_address_pk PRIMARY KEY (address_hash, reason),
    CONSTRAINT suppressed_address_reason_known CHECK (reason IN ('NO_MAILBOX', 'COMPLAINT'))
);
-- What is tried again.
CREATE INDEX suppressed_address_by_time ON suppressed_address (since);
