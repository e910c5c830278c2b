-- What is not needed any longer goes before its request, as what was withdrawn does.
ALTER TABLE attachment
    DROP CONSTRAINT attachment_state_known,
    DROP CONSTRAINT attachment_withdrawn_forgotten,
    DROP CONSTRAINT attachment_destroyed_when_withdrawn,
    ADD CONSTRAINT attachment_state_known CHECK (
        state IN ('AWAITING_UPLOAD', 'STORED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'RETENTION_ENDED')),
    ADD CONSTRAINT attachment_gone_forgotten CHECK ((state IN ('WITHDRAWN', 'RETENTION_ENDED')) = (file_name IS NULL)
        AND (state NOT IN ('WITHDRAWN', 'RETENTION_ENDED') OR (
            wrapped_content_key IS NULL AND sha256 IS NULL AND sent_sha256 IS NULL AND scanned IS NULL))),
    ADD CONSTRAINT attachment_destroyed_when_gone CHECK (
        destroyed_at IS NULL OR state IN ('WITHDRAWN', 'RETENTION_ENDED'));
