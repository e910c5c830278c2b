-- Who outside of the controller works on data of the cell, where, and under which safeguard (POLICY.md, sections 4 and 10; GDPR Art. 28, 30
-- and 44 to 49). One person proposes, a second one decides. Nothing of it is ever changed: what happens later is another row.
CREATE TABLE transfer (
    transfer_id     uuid          NOT NULL,
    -- As in the claim affiliate of tokens, the names of data systems and those of receiving controllers.
    recipient       varchar(64)   NOT NULL,
    title           varchar(200)  NOT NULL,
    role            varchar(20)   NOT NULL,
    country         varchar(2)    NOT NULL,
    purposes        text[]        NOT NULL,
    -- Empty for all.
    categories      text[]        NOT NULL,
    safeguard       varchar(32)   NOT NULL,
    document        varchar(300)  NOT NULL,
    document_sha256 varchar(64),
    valid_from      date          NOT NULL,
    valid_until     date          NOT NULL,
    -- The only request for which it counts; null for all.
    request_id      uuid,
    reason          varchar(2000) NOT NULL,
    proposed_by     uuid          NOT NULL,
    proposed_at     timestamptz   NOT NULL,
    -- SHA-256 of the Idempotency-Key.
    sent_as         bytea         NOT NULL,
    CONSTRAINT transfer_pk PRIMARY KEY (transfer_id),
    CONSTRAINT transfer_of_request FOREIGN KEY (request_id) REFERENCES case_request (request_id),
    CONSTRAINT transfer_role CHECK (role IN ('CONTROLLER', 'JOINT_CONTROLLER', 'PROCESSOR')),
    CONSTRAINT transfer_time CHECK (valid_until >= valid_from),
    -- A person agrees for their own request, never for others.
    CONSTRAINT transfer_consent CHECK ((safeguard = 'EXPLICIT_CONSENT') = (request_id IS NOT NULL)),
    CONSTRAINT transfer_proposer UNIQUE (transfer_id, proposed_by),
    CONSTRAINT transfer_sent_once UNIQUE (proposed_by, sent_as)
);
CREATE INDEX transfer_by_recipient ON transfer (recipient, country);
CREATE INDEX transfer_by_request ON transfer (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX transfer_log ON transfer (proposed_at, transfer_id);

CREATE TABLE transfer_decision (
    transfer_id uuid        NOT NULL,
    proposed_by uuid        NOT NULL,
    agreed      boolean     NOT NULL,
    decided_by  uuid        NOT NULL,
    decided_at  timestamptz NOT NULL,
    CONSTRAINT transfer_decision_pk PRIMARY KEY (transfer_id),
    CONSTRAINT transfer_decision_of FOREIGN KEY (transfer_id, proposed_by) REFERENCES transfer (transfer_id, proposed_by),
    CONSTRAINT transfer_decision_by_two CHECK (decided_by <> proposed_by)
);

-- It ends before its last day: one person is enough, for less leaves then.
CREATE TABLE transfer_end (
    transfer_id uuid        NOT NULL,
    ended_by    uuid        NOT NULL,
    ended_at    timestamptz NOT NULL,
    CONSTRAINT transfer_end_pk PRIMARY KEY (transfer_id),
    CONSTRAINT transfer_end_of FOREIGN KEY (transfer_id) REFERENCES transfer_decision (transfer_id)
);

CREATE FUNCTION refuse_change_of_transfer() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    -- What one person agreed to goes with their request, and only then.
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT FROM forgotten_request JOIN transfer t USING (request_id) WHERE t.transfer_id = OLD.transfer_id)
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'what was registered of a transfer stays as it was';
END $$;
CREATE TRIGGER transfer_stays BEFORE UPDATE OR DELETE ON transfer
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_transfer();
CREATE TRIGGER transfer_decision_stays BEFORE UPDATE OR DELETE ON transfer_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_transfer();
CREATE TRIGGER transfer_end_stays BEFORE UPDATE OR DELETE ON transfer_end
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_transfer();
