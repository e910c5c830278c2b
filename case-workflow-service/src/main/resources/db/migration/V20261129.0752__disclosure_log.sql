-- The disclosure log says of each time that data left the house to whom, on what ground, what, when, and who agreed (POLICY.md, section 4).
ALTER TABLE disclosure
    ALTER COLUMN case_id DROP NOT NULL,
    ALTER COLUMN item_id DROP NOT NULL,
    ALTER COLUMN disclosed_at DROP NOT NULL,
    ADD COLUMN state varchar(16) NOT NULL DEFAULT 'MADE',
    ADD COLUMN recipient_kind varchar(32),
    ADD COLUMN legal_basis varchar(300),
    ADD COLUMN categories text[] NOT NULL DEFAULT '{}',
    -- When it was made, or, where people decide about it first, proposed: the order of the log.
    ADD COLUMN logged_at timestamptz,
    ADD COLUMN approved_by varchar(120),
    ADD COLUMN proposed_by uuid,
    ADD COLUMN decided_at timestamptz,
    -- Both encrypted with the key of the request.
    ADD COLUMN reason bytea,
    ADD COLUMN idempotency_key bytea,
    ADD COLUMN version bigint NOT NULL DEFAULT 0;

UPDATE disclosure SET logged_at = disclosed_at, recipient_kind = CASE purpose
    WHEN 'FULFILMENT_TASK' THEN 'DATA_SYSTEM' WHEN 'HANDOVER' THEN 'CONTROLLER' ELSE 'DATA_SUBJECT' END;

ALTER TABLE disclosure
    ALTER COLUMN logged_at SET NOT NULL,
    ALTER COLUMN recipient_kind SET NOT NULL,
    DROP CONSTRAINT disclosure_purpose_known,
    ADD CONSTRAINT disclosure_purpose_known
        CHECK (purpose IN ('FULFILMENT_TASK', 'PACKAGE_DOWNLOAD', 'HANDOVER', 'ORDERED_BY_LAW', 'HANDLING')),
    ADD CONSTRAINT disclosure_state CHECK (state IN ('PROPOSED', 'APPROVED', 'DECLINED', 'MADE')),
    ADD CONSTRAINT disclosure_made CHECK ((state = 'MADE') = (disclosed_at IS NOT NULL)),
    ADD CONSTRAINT disclosure_of_something CHECK (proposed_by IS NOT NULL OR case_id IS NOT NULL AND item_id IS NOT NULL),
    ADD CONSTRAINT disclosure_by_two CHECK (proposed_by IS NULL OR state = 'PROPOSED'
        OR approved_by IS NOT NULL AND approved_by <> 'staff:' || proposed_by);

CREATE INDEX disclosure_log ON disclosure (logged_at, disclosure_id);
