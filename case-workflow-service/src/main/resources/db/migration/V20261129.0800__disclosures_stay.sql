-- The disclosure log is history: what was given, or declined, is never told otherwise, and it goes only with a request that is forgotten
-- (POLICY.md, section 4). The database refuses the rest, whoever asks.
CREATE FUNCTION refuse_change_of_disclosure() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM forgotten_request f WHERE f.request_id = OLD.request_id) THEN
        RETURN OLD;
    END IF;
    -- What is proposed is decided, and what is agreed on is made; to whom, what and why does not change under way.
    IF TG_OP = 'UPDATE' AND OLD.state IN ('PROPOSED', 'APPROVED')
        AND (NEW.disclosure_id, NEW.request_id, NEW.recipient, NEW.recipient_kind, NEW.purpose, NEW.logged_at)
            = (OLD.disclosure_id, OLD.request_id, OLD.recipient, OLD.recipient_kind, OLD.purpose, OLD.logged_at)
        AND (NEW.case_id, NEW.item_id, NEW.legal_basis, NEW.categories, NEW.proposed_by, NEW.reason)
            IS NOT DISTINCT FROM (OLD.case_id, OLD.item_id, OLD.legal_basis, OLD.categories, OLD.proposed_by, OLD.reason)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what the disclosure log says stays';
END $$;
CREATE TRIGGER disclosure_stays BEFORE UPDATE OR DELETE ON disclosure
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_disclosure();
