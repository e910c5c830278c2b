-- Passes that open nothing any more although they have not expired: those of a tracking key that was replaced. A row is of use as long as such a
-- pass could live.
CREATE TABLE ended_pass (
    request_id     uuid        NOT NULL,
    -- Passes of earlier generations are ended.
    key_generation integer     NOT NULL,
    -- The one by which the key was replaced, which goes on; null if there is none.
    kept_pass      uuid,
    noted_at       timestamptz NOT NULL,
    CONSTRAINT ended_pass_pk PRIMARY KEY (request_id)
);
CREATE INDEX ended_pass_noted_at ON ended_pass (noted_at);
