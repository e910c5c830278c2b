-- Entries that belong to no request (of staff, data systems, keys) and those that come behind the end of a request's trail lose their
-- content by their own age. See docs/adr/0047.

CREATE TABLE apart_chain (
    chain_id      uuid        NOT NULL,
    -- When the oldest entry was recorded that has its content, or later.
    contents_from timestamptz NOT NULL,
    CONSTRAINT apart_chain_pk PRIMARY KEY (chain_id)
);
-- Sweep: whose oldest contents have reached their end.
CREATE INDEX apart_chain_by_age ON apart_chain (contents_from);

-- Requests whose trail has ended before.
INSERT INTO apart_chain (chain_id, contents_from)
SELECT request_id, trail_ended_at FROM forgotten_request WHERE trail_ended_at IS NOT NULL;

CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    -- Content may go, and nothing else change, of a request that is forgotten or of what belongs to none, once the last entry of
    -- its chain says so.
    IF TG_OP = 'UPDATE' THEN
        IF NEW.content IS NULL AND OLD.content IS NOT NULL
            AND (NEW.chain_id, NEW.position, NEW.entry_id, NEW.recorded_at, NEW.content_digest, NEW.hash)
                = (OLD.chain_id, OLD.position, OLD.entry_id, OLD.recorded_at, OLD.content_digest, OLD.hash)
            AND (EXISTS (SELECT FROM forgotten_request WHERE request_id = OLD.chain_id AND forgotten_at IS NOT NULL)
                OR EXISTS (SELECT FROM apart_chain WHERE chain_id = OLD.chain_id))
            AND EXISTS (
                SELECT FROM audit_chain c
                JOIN audit_entry e ON e.chain_id = c.chain_id AND e.position = c.entries
                WHERE c.chain_id = OLD.chain_id
                    AND e.position > OLD.position AND e.content LIKE '{"action":"trail.contents-ended"%')
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit entries are append-only';
END $$;

-- Takes the contents of a chain's entries away that were recorded before a time, but for the last one, which says so. The only way for
-- a content to go.
DROP FUNCTION end_audit_contents(uuid);
CREATE FUNCTION end_audit_contents(ended uuid, recorded_before timestamptz) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (
        UPDATE audit_entry e SET content = NULL
        FROM audit_chain c
        WHERE c.chain_id = ended AND e.chain_id = ended AND e.position < c.entries AND e.content IS NOT NULL
            AND e.recorded_at < recorded_before
        RETURNING 1)
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION end_audit_contents(uuid, timestamptz) FROM PUBLIC;
