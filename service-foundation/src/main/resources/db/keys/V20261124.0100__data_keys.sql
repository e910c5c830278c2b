-- Data keys, wrapped by the key-encryption key. They live apart from the data so that their backups can be short-lived:
-- a deleted row makes everything encrypted under it unreadable, in old data backups too.
CREATE TABLE data_key (
    id         uuid        NOT NULL,
    wrapped    bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT data_key_pk PRIMARY KEY (id)
);
