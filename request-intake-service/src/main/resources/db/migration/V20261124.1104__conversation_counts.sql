-- A new message, and one that was read, change what the person sees of a request.
CREATE CONSTRAINT TRIGGER conversation_counts AFTER INSERT OR UPDATE ON conversation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_status_change();
