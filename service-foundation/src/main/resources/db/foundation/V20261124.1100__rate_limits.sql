-- How often callers may still do something (Bucket4j). Unlogged: a crash gives everybody a full bucket again, which is
-- harmless, and in return a check waits for no disk. See docs/adr/0020.
CREATE UNLOGGED TABLE rate_limit (
    -- Keyed hash of the limit and of whom it counts: an address, a contact or a reference stands here in no other form.
    bucket_key bytea  NOT NULL,
    state      bytea,
    -- Milliseconds since 1970; from then on the bucket is full and says nothing.
    expires_at bigint,
    CONSTRAINT rate_limit_pk PRIMARY KEY (bucket_key),
    CONSTRAINT rate_limit_key_length CHECK (octet_length(bucket_key) = 32)
-- Room in each page lets an update stay there and touch no index. There is none on expires_at for the same reason: the
-- sweep reads the whole table once a minute, each check writes to it.
) WITH (fillfactor = 60);
