-- Rotations of the key-encryption key, so that the audit trail has each begin and each end once, whichever replica notices it.
CREATE TABLE key_rotation (
    rotation_id    uuid        NOT NULL,
    -- The key by which data keys are wrapped anew.
    primary_key_id integer     NOT NULL,
    begun_at       timestamptz NOT NULL,
    -- When older keys wrapped nothing any more; null while they do.
    ended_at       timestamptz,
    CONSTRAINT key_rotation_pk PRIMARY KEY (rotation_id),
    CONSTRAINT key_rotation_ends_after_begin CHECK (ended_at >= begun_at)
);

-- One at a time towards each key.
CREATE UNIQUE INDEX key_rotation_under_way ON key_rotation (primary_key_id) WHERE ended_at IS NULL;
