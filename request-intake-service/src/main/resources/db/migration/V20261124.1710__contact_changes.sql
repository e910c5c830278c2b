-- Another contact, from the moment it is asked for until the former one was told.
CREATE TABLE contact_change (
    contact_change_id uuid        NOT NULL,
    request_id        uuid        NOT NULL,
    -- Encrypted under the request's data key. The new address until it is confirmed, then the former one; null if only letters
    -- reached the person before.
    email             bytea,
    -- Null until it is confirmed.
    changed_at        timestamptz,
    -- Until when it can be confirmed; afterwards, until when the former contact can be told.
    kept_until        timestamptz NOT NULL,
    CONSTRAINT contact_change_pk PRIMARY KEY (contact_change_id),
    CONSTRAINT contact_change_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT contact_change_asked_has_address CHECK (email IS NOT NULL OR changed_at IS NOT NULL)
);
-- A new ask voids the one before.
CREATE UNIQUE INDEX contact_change_one_open ON contact_change (request_id) WHERE changed_at IS NULL;
-- The sweep.
CREATE INDEX contact_change_by_end ON contact_change (kept_until);
