-- Attachments can expire and be taken back. A withdrawn one keeps its state and times, and loses its name and content.
ALTER TABLE attachment
    ALTER COLUMN file_name DROP NOT NULL,
    -- The key that its content needs beside the key of its request. Null for files from before each had its own.
    ADD COLUMN data_key_id  uuid,
    -- Whether it was scanned for malware when it was stored.
    ADD COLUMN scanned      boolean,
    -- Of the file as it was sent: as announced until it is stored, then as measured. sha256 is of what is kept of it.
    ADD COLUMN sent_sha256  varchar(64),
    -- When nothing was left of a withdrawn file.
    ADD COLUMN destroyed_at timestamptz;

-- What was stored before nobody scanned.
UPDATE attachment SET scanned = false WHERE state = 'STORED';

ALTER TABLE attachment
    DROP CONSTRAINT attachment_state_known,
    DROP CONSTRAINT attachment_stored_somewhere,
    ADD CONSTRAINT attachment_state_known CHECK (
        state IN ('AWAITING_UPLOAD', 'STORED', 'REJECTED', 'EXPIRED', 'WITHDRAWN')),
    ADD CONSTRAINT attachment_stored_somewhere CHECK (state <> 'STORED' OR (
        bucket IS NOT NULL AND object IS NOT NULL AND wrapped_content_key IS NOT NULL AND sha256 IS NOT NULL
        AND scanned IS NOT NULL)),
    ADD CONSTRAINT attachment_withdrawn_forgotten CHECK ((state = 'WITHDRAWN') = (file_name IS NULL)
        AND (state <> 'WITHDRAWN' OR (
            wrapped_content_key IS NULL AND sha256 IS NULL AND sent_sha256 IS NULL AND scanned IS NULL))),
    ADD CONSTRAINT attachment_destroyed_when_withdrawn CHECK (destroyed_at IS NULL OR state = 'WITHDRAWN');
