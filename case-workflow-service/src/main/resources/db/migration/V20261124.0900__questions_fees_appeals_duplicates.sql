-- What happened in a case and matters to its legal clock; its dates are counted from these rows.
CREATE TABLE clock_event (
    event_id uuid        NOT NULL,
    case_id  uuid        NOT NULL,
    type     varchar(32) NOT NULL,
    at       timestamptz NOT NULL,
    -- What it goes back to: the request (identity), a question, a fee quote, a decision or an appeal.
    cause    uuid        NOT NULL,
    CONSTRAINT clock_event_pk PRIMARY KEY (event_id),
    CONSTRAINT clock_event_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    -- Also reads the events of one case.
    CONSTRAINT clock_event_once UNIQUE (case_id, type, cause),
    CONSTRAINT clock_event_type_known CHECK (type IN ('IDENTITY_REQUESTED', 'IDENTITY_PROVIDED',
        'CLARIFICATION_REQUESTED', 'CLARIFICATION_PROVIDED', 'FEE_REQUESTED', 'FEE_PAID', 'EXTENSION_NOTIFIED',
        'REFUSED', 'DECISION_COMMUNICATED', 'APPEAL_RECEIVED'))
);

-- Questions of staff that a case waits for, or was meant to. Their words stay with intake.
CREATE TABLE case_question (
    question_id uuid        NOT NULL,
    case_id     uuid        NOT NULL,
    asked_by    uuid        NOT NULL,
    asked_at    timestamptz NOT NULL,
    -- Null while the case waits for the answer.
    ending      varchar(16),
    ended_at    timestamptz,
    CONSTRAINT case_question_pk PRIMARY KEY (question_id),
    CONSTRAINT case_question_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT case_question_ending_known CHECK (ending IN ('ANSWERED', 'TAKEN_BACK', 'NOT_APPLIED')),
    CONSTRAINT case_question_ending_has_time CHECK ((ending IS NULL) = (ended_at IS NULL))
);
-- Full case: its questions in order. A case waits for one answer at a time.
CREATE INDEX case_question_by_case ON case_question (case_id, asked_at);
CREATE UNIQUE INDEX case_question_one_open ON case_question (case_id) WHERE ending IS NULL;

CREATE TABLE fee_quote (
    quote_id     uuid        NOT NULL,
    case_id      uuid        NOT NULL,
    -- In the smallest unit of the currency.
    amount_minor bigint      NOT NULL,
    currency     varchar(3)  NOT NULL,
    -- How it was counted, for the person; encrypted under the data key of the request.
    calculation  bytea       NOT NULL,
    quoted_by    varchar(64) NOT NULL,
    quoted_at    timestamptz NOT NULL,
    -- Null while the person has not answered.
    answer       varchar(16),
    answered_at  timestamptz,
    CONSTRAINT fee_quote_pk PRIMARY KEY (quote_id),
    CONSTRAINT fee_quote_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT fee_quote_amount_positive CHECK (amount_minor > 0),
    CONSTRAINT fee_quote_by_a_person CHECK (quoted_by LIKE 'staff:%'),
    CONSTRAINT fee_quote_answer_known CHECK (answer IN ('ACCEPTED', 'DECLINED', 'TAKEN_BACK')),
    CONSTRAINT fee_quote_answer_has_time CHECK ((answer IS NULL) = (answered_at IS NULL))
);
-- Full case and the person's answer: the quotes of one case in order. One is with the person at a time.
CREATE INDEX fee_quote_by_case ON fee_quote (case_id, quoted_at);
CREATE UNIQUE INDEX fee_quote_one_open ON fee_quote (case_id) WHERE answer IS NULL;
-- Fee quote: earlier requests of the same person.
CREATE INDEX case_request_by_person ON case_request (person_ref, received_at);

CREATE TABLE appeal (
    appeal_id       uuid        NOT NULL,
    case_id         uuid        NOT NULL,
    -- The decision that is contested.
    decision_id     uuid        NOT NULL,
    reason          bytea       NOT NULL,
    -- Encrypted like the reason, for callers may put anything into it.
    idempotency_key bytea       NOT NULL,
    received_at     timestamptz NOT NULL,
    due             date        NOT NULL,
    basis           varchar(20) NOT NULL,
    CONSTRAINT appeal_pk PRIMARY KEY (appeal_id),
    CONSTRAINT appeal_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT appeal_against_decision FOREIGN KEY (decision_id) REFERENCES decision,
    CONSTRAINT appeal_once_per_decision UNIQUE (decision_id),
    CONSTRAINT appeal_basis_known CHECK (basis IN ('STATUTE', 'PUBLISHED_PERIOD'))
);
-- Full case and every decision in it: the appeals of one case in order.
CREATE INDEX appeal_by_case ON appeal (case_id, received_at);

-- Hints that two cases may be one. The leading case may not be known here yet, so no foreign key to it.
CREATE TABLE duplicate_hint (
    case_id            uuid        NOT NULL,
    leading_case_id    uuid        NOT NULL,
    leading_request_id uuid        NOT NULL,
    suspected_at       timestamptz NOT NULL,
    CONSTRAINT duplicate_hint_pk PRIMARY KEY (case_id, leading_case_id),
    CONSTRAINT duplicate_hint_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT duplicate_hint_of_another CHECK (case_id <> leading_case_id)
);

ALTER TABLE case_request ADD COLUMN unread_messages integer NOT NULL DEFAULT 0;
ALTER TABLE case_request ADD CONSTRAINT case_request_unread_counted CHECK (unread_messages >= 0);

-- A case that is reopened by an appeal is fulfilled anew, in its next round.
ALTER TABLE rights_case ADD COLUMN round smallint NOT NULL DEFAULT 1;
ALTER TABLE rights_case ADD COLUMN appeal_until date;
ALTER TABLE rights_case ADD COLUMN merged_into uuid;
ALTER TABLE rights_case ADD CONSTRAINT rights_case_round_counted CHECK (round >= 1);
ALTER TABLE rights_case ADD CONSTRAINT rights_case_merged_into_case FOREIGN KEY (merged_into) REFERENCES rights_case;
ALTER TABLE rights_case ADD CONSTRAINT rights_case_merged_into_another CHECK (merged_into <> case_id);
ALTER TABLE rights_case ADD CONSTRAINT rights_case_duplicate_names_leading
    CHECK ((outcome IS NOT DISTINCT FROM 'DUPLICATE') = (merged_into IS NOT NULL));
-- A package that was released stays available during an appeal; a new one must not be before its own release.
ALTER TABLE rights_case DROP CONSTRAINT rights_case_package_only_if_fulfilled;
ALTER TABLE rights_case ADD CONSTRAINT rights_case_no_package_before_release
    CHECK (package_available_until IS NULL OR state NOT IN ('IN_FULFILMENT', 'AWAITING_RELEASE'));
-- Merging and appeals: the cases that were merged into one.
CREATE INDEX rights_case_by_leading ON rights_case (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE fulfilment_task ADD COLUMN round smallint NOT NULL DEFAULT 1;
ALTER TABLE fulfilment_task DROP CONSTRAINT fulfilment_task_one_per_system;
ALTER TABLE fulfilment_task ADD CONSTRAINT fulfilment_task_one_per_system UNIQUE (case_id, system, round);

ALTER TABLE decision ADD COLUMN withdrawal_reason varchar(32);
ALTER TABLE decision ADD COLUMN merged_into uuid;
ALTER TABLE decision DROP CONSTRAINT decision_kind_known;
ALTER TABLE decision ADD CONSTRAINT decision_kind_known CHECK (kind IN ('GRANT', 'PROPOSE_GRANT', 'REFUSE',
    'APPROVE_GRANT', 'APPROVE_REFUSAL', 'SEND_BACK', 'RELEASE', 'WITHDRAW', 'MERGE', 'UNMERGE'));
ALTER TABLE decision ADD CONSTRAINT decision_merge_names_leading CHECK ((kind = 'MERGE') = (merged_into IS NOT NULL));
ALTER TABLE decision ADD CONSTRAINT decision_leading_case FOREIGN KEY (merged_into) REFERENCES rights_case;
ALTER TABLE decision ADD CONSTRAINT decision_withdrawal_reason_known CHECK (withdrawal_reason IS NULL
    OR (kind = 'WITHDRAW' AND withdrawal_reason IN ('NO_LONGER_NEEDED', 'SOLVED_OTHERWISE', 'ASKED_BY_MISTAKE',
        'TAKES_TOO_LONG', 'OTHER')));

-- Who took part in a decision takes no part in the appeal against it, whatever the program says.
CREATE FUNCTION refuse_own_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind NOT IN ('WITHDRAW', 'MERGE', 'UNMERGE') AND EXISTS (
        SELECT 1 FROM appeal a JOIN decision d ON d.case_id = a.case_id AND d.decided_at < a.received_at
        WHERE a.case_id = NEW.case_id AND a.received_at <= NEW.decided_at AND d.decided_by = NEW.decided_by
          AND d.kind NOT IN ('WITHDRAW', 'MERGE', 'UNMERGE')) THEN
        RAISE EXCEPTION 'decision_on_appeal_by_another_person' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER decision_on_appeal_by_another_person BEFORE INSERT ON decision
    FOR EACH ROW EXECUTE FUNCTION refuse_own_appeal();
