-- At the end of its own retention an entry of the trail loses its content and keeps id, time and hash. See docs/adr/0047.

-- When the contents of the request's trail were taken away; null until then.
ALTER TABLE forgotten_request ADD COLUMN trail_ended_at timestamptz;
-- Sweep: whose trail has reached its end.
CREATE INDEX forgotten_request_by_end ON forgotten_request (forgotten_at) WHERE trail_ended_at IS NULL;

CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    -- Content may go, and nothing else change, of a request that is forgotten, once the last entry of its chain says so.
    IF TG_OP = 'UPDATE' THEN
        IF NEW.content IS NULL AND OLD.content IS NOT NULL
            AND (NEW.chain_id, NEW.position, NEW.entry_id, NEW.recorded_at, NEW.content_digest, NEW.hash)
                = (OLD.chain_id, OLD.position, OLD.entry_id, OLD.recorded_at, OLD.content_digest, OLD.hash)
            AND EXISTS (
                SELECT FROM forgotten_request f
                JOIN audit_chain c ON c.chain_id = f.request_id
                JOIN audit_entry e ON e.chain_id = c.chain_id AND e.position = c.entries
                WHERE f.request_id = OLD.chain_id AND f.forgotten_at IS NOT NULL
                    AND e.position > OLD.position AND e.content LIKE '{"action":"trail.contents-ended"%')
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit entries are append-only';
END $$;

-- Takes the contents of a request's entries away, but for the last one, which says so. The only way for a content to go.
CREATE FUNCTION end_audit_contents(ended uuid) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (
        UPDATE audit_entry e SET content = NULL
        FROM audit_chain c
        WHERE c.chain_id = ended AND e.chain_id = ended AND e.position < c.entries AND e.content IS NOT NULL
        RETURNING 1)
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION end_audit_contents(uuid) FROM PUBLIC;
