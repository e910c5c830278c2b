-- On what each step of a case rests (POLICY.md, section 5): noted when the step begins, once, and never changed.
CREATE TABLE case_legal_basis (
    -- The order in which it was noted.
    position    bigint       NOT NULL GENERATED ALWAYS AS IDENTITY,
    case_id     uuid         NOT NULL,
    request_id  uuid         NOT NULL,
    step        varchar(32)  NOT NULL,
    -- The data system, the controller, or the id of the attachment, hold or disclosure; empty where a case has a step but once.
    subject     varchar(120) NOT NULL,
    -- Whether the row says that the consent of the same step was withdrawn.
    withdrawn   boolean      NOT NULL,
    basis       varchar(32)  NOT NULL,
    provision   text         NOT NULL,
    law_version varchar(32)  NOT NULL,
    noted_at    timestamptz  NOT NULL,
    CONSTRAINT case_legal_basis_pk PRIMARY KEY (case_id, step, subject, withdrawn),
    CONSTRAINT case_legal_basis_of FOREIGN KEY (case_id) REFERENCES rights_case (case_id),
    CONSTRAINT case_legal_basis_known CHECK (basis IN ('CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'LEGITIMATE_INTEREST')),
    CONSTRAINT case_legal_basis_withdrawn CHECK (NOT withdrawn OR basis = 'CONSENT')
);
CREATE FUNCTION refuse_change_of_legal_basis() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    -- It goes with everything else about a request that is forgotten, and only then.
    IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM forgotten_request WHERE request_id = OLD.request_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'what a step rested on stays as it was noted';
END $$;
CREATE TRIGGER case_legal_basis_stays BEFORE UPDATE OR DELETE ON case_legal_basis
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_legal_basis();
