-- Which case of the same person for the same right came first. A hint for staff; only proven identities count.
CREATE TABLE duplicate_hint (
    case_id         uuid        NOT NULL,
    leading_case_id uuid        NOT NULL,
    noted_at        timestamptz NOT NULL,
    CONSTRAINT duplicate_hint_pk PRIMARY KEY (case_id),
    CONSTRAINT duplicate_hint_case_fk FOREIGN KEY (case_id) REFERENCES requested_case,
    CONSTRAINT duplicate_hint_leading_fk FOREIGN KEY (leading_case_id) REFERENCES requested_case,
    CONSTRAINT duplicate_hint_of_another CHECK (case_id <> leading_case_id)
);

-- Requests that did not come by the API: staff register letters, e-mails and calls.
ALTER TABLE request
    ALTER COLUMN contact_email DROP NOT NULL,
    -- Encrypted under the data key of the request.
    ADD COLUMN contact_address  bytea,
    ADD COLUMN backdating_reason bytea,
    ADD COLUMN channel          varchar(16) NOT NULL DEFAULT 'PORTAL',
    -- Subjects of the staff realm.
    ADD COLUMN registered_by    uuid,
    ADD COLUMN confirmed_by     uuid,
    -- When it was written down; received_at is when it reached the controller.
    ADD COLUMN registered_at    timestamptz,
    ADD CONSTRAINT request_channel_known CHECK (channel IN ('PORTAL', 'LETTER', 'EMAIL', 'PHONE', 'IN_PERSON')),
    ADD CONSTRAINT request_reachable CHECK (contact_email IS NOT NULL OR contact_address IS NOT NULL),
    ADD CONSTRAINT request_registered_unless_portal CHECK (
        (channel = 'PORTAL') = (registered_by IS NULL) AND (channel = 'PORTAL') = (registered_at IS NULL)),
    ADD CONSTRAINT request_not_received_in_future CHECK (registered_at IS NULL OR received_at <= registered_at),
    -- Far back needs a reason and four eyes.
    ADD CONSTRAINT request_backdating_confirmed CHECK (
        registered_at IS NULL OR registered_at - received_at <= interval '5 days'
        OR (confirmed_by IS NOT NULL AND backdating_reason IS NOT NULL)),
    ADD CONSTRAINT request_confirmed_by_another CHECK (confirmed_by IS NULL OR confirmed_by <> registered_by);

-- Registrations dated far back, until a second person has confirmed or rejected them.
CREATE TABLE registration (
    registration_id uuid        NOT NULL,
    -- Keyed hashes, as in submission.
    key_hash        bytea       NOT NULL,
    body_hash       bytea       NOT NULL,
    data_key_id     uuid        NOT NULL,
    country         varchar(2)  NOT NULL,
    region          varchar(3),
    channel         varchar(16) NOT NULL,
    received_at     timestamptz NOT NULL,
    registered_by   uuid        NOT NULL,
    registered_at   timestamptz NOT NULL,
    -- What was written down, encrypted under the data key; null once settled.
    document        bytea,
    state           varchar(16) NOT NULL,
    settled_by      uuid,
    settled_at      timestamptz,
    CONSTRAINT registration_pk PRIMARY KEY (registration_id),
    CONSTRAINT registration_key_unique UNIQUE (key_hash),
    CONSTRAINT registration_state_known CHECK (state IN ('PENDING', 'CONFIRMED', 'REJECTED')),
    CONSTRAINT registration_settled_by_another CHECK (settled_by IS NULL OR settled_by <> registered_by),
    CONSTRAINT registration_settled CHECK (
        (state = 'PENDING') = (settled_by IS NULL) AND (state = 'PENDING') = (settled_at IS NULL)
        AND (state = 'PENDING') = (document IS NOT NULL)),
    CONSTRAINT registration_hash_lengths CHECK (octet_length(key_hash) = 32 AND octet_length(body_hash) = 32)
);
-- What waits for a second person, oldest first.
CREATE INDEX registration_pending ON registration (registered_at, registration_id) WHERE state = 'PENDING';
