-- What a signed-in person finds in their inbox: since when, and since when they have read it. Null where it is not for them, or moot.
ALTER TABLE delivery ADD COLUMN shown_at timestamptz;
ALTER TABLE delivery ADD COLUMN read_at timestamptz;
UPDATE delivery
SET shown_at = CASE
    WHEN message IN ('QUESTION_REMINDER', 'FEE_REMINDER', 'PACKAGE_EXPIRING') THEN settled_at
    ELSE planned_at END
WHERE addressee = 'requester'
    AND message <> 'MANDATE_CONFIRMATION'
    AND (given_up_reason IS NULL OR given_up_reason NOT IN
        ('CODE_SUPERSEDED', 'LINK_SUPERSEDED', 'REMINDER_NOT_NEEDED', 'TOLD_ALREADY', 'CONTACT_GONE', 'CANT_BE_WRITTEN'));
-- The inbox of a request, the newest first.
CREATE INDEX delivery_inbox ON delivery (request_id, shown_at, delivery_id) WHERE shown_at IS NOT NULL;
