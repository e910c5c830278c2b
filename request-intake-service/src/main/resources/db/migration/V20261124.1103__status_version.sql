-- How often what the person sees of a request has changed; no row means never. Replicas that show a request live ask for
-- this number only, one query for all requests they show. No foreign key: a number without its request harms nobody.
CREATE TABLE status_version (
    request_id uuid   NOT NULL,
    version    bigint NOT NULL,
    CONSTRAINT status_version_pk PRIMARY KEY (request_id)
);

CREATE FUNCTION count_status_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO status_version (request_id, version)
    VALUES (CASE TG_OP WHEN 'DELETE' THEN OLD.request_id ELSE NEW.request_id END, 1)
    ON CONFLICT (request_id) DO UPDATE SET version = status_version.version + 1;
    RETURN NULL;
END $$;

-- By trigger, so that no writer can forget it; at the end of the transaction, so that its lock is the last one taken and
-- can't be part of a deadlock. What a submission writes is no change: nobody reads a request before it is there.
CREATE CONSTRAINT TRIGGER requested_case_counts AFTER UPDATE ON requested_case
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_status_change();
CREATE CONSTRAINT TRIGGER identity_progress_counts AFTER INSERT OR UPDATE ON identity_progress
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_status_change();
CREATE CONSTRAINT TRIGGER timeline_entry_counts AFTER INSERT ON timeline_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.code <> 'REQUEST_RECEIVED') EXECUTE FUNCTION count_status_change();
CREATE CONSTRAINT TRIGGER attachment_counts AFTER INSERT OR UPDATE OR DELETE ON attachment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_status_change();
