-- Which mailbox a request is answered to, so that the last one of it takes the index's row along. Null for letters, and for requests from
-- before.
ALTER TABLE request ADD COLUMN contact_ref uuid;
CREATE INDEX request_by_contact ON request (contact_ref) WHERE contact_ref IS NOT NULL;

-- As before, but for what goes with its request.
CREATE OR REPLACE FUNCTION count_status_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.request_id ELSE NEW.request_id END;
BEGIN
    INSERT INTO status_version (request_id, version)
    SELECT changed, 1 WHERE EXISTS (SELECT FROM request WHERE request_id = changed)
    ON CONFLICT (request_id) DO UPDATE SET version = status_version.version + 1;
    RETURN NULL;
END $$;
