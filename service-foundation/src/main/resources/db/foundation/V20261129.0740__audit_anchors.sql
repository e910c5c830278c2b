-- The heads of all chains that have changed are anchored every hour outside of this database (ADR 0048).

-- How many entries the last anchor that holds the chain knew. What has changed since is found by reading the whole table, once
-- an hour: an index on it would have to be written with each audit entry, for entries = entries + 1 is a HOT update now.
ALTER TABLE audit_chain ADD COLUMN anchored_entries bigint NOT NULL DEFAULT 0;

CREATE TABLE audit_anchor (
    -- Without gaps. The clock may go back, the number does not.
    number      bigint      NOT NULL,
    anchored_at timestamptz NOT NULL,
    kept_until  timestamptz NOT NULL,
    -- SHA-256 of the object before; zeros before the first one.
    previous    bytea       NOT NULL,
    root        bytea       NOT NULL,
    leaves      integer     NOT NULL,
    -- SHA-256 of the object, which is named after it.
    digest      bytea       NOT NULL,
    -- Chains were left over: the next anchor does not wait for the hour.
    more        boolean     NOT NULL,
    -- What is to be written; null once it is.
    content     text,
    written_at  timestamptz,
    CONSTRAINT audit_anchor_pk PRIMARY KEY (number),
    CONSTRAINT audit_anchor_hashes_are_sha256 CHECK (
        octet_length(previous) = 32 AND octet_length(root) = 32 AND octet_length(digest) = 32),
    CONSTRAINT audit_anchor_content_until_written CHECK ((content IS NULL) = (written_at IS NOT NULL))
);
-- One at a time waits to be written: the next one names it.
CREATE UNIQUE INDEX audit_anchor_waiting ON audit_anchor ((true)) WHERE written_at IS NULL;

CREATE TRIGGER audit_anchor_no_delete BEFORE DELETE ON audit_anchor
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_anchor_no_truncate BEFORE TRUNCATE ON audit_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
