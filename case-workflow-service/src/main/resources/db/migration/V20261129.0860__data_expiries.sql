-- Kinds of data that go before their request. Since when they had been kept: if that moves on, they go again.
CREATE TABLE data_expiry (
    request_id uuid        NOT NULL,
    kind       varchar(16) NOT NULL,
    kept_since timestamptz NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT data_expiry_pk PRIMARY KEY (request_id, kind),
    CONSTRAINT data_expiry_kind_known CHECK (kind IN ('ATTACHMENTS', 'MESSAGES', 'DELIVERIES')),
    CONSTRAINT data_expiry_of_request FOREIGN KEY (request_id) REFERENCES case_request
);

-- Until now each was looked at again when all of it would go.
UPDATE case_request SET retention_look_at = now() WHERE retention_look_at > now();
