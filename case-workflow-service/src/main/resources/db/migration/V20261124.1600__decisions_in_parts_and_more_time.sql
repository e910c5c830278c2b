-- A case that staff split off another one treats some categories of data; the rest stays with the other.
ALTER TABLE rights_case ADD COLUMN split_from uuid;
-- The case that the person asked for, of which this one is a part of a part; null for a case that was asked for itself.
ALTER TABLE rights_case ADD COLUMN asked_as uuid;
ALTER TABLE rights_case ADD CONSTRAINT rights_case_asked_as_case FOREIGN KEY (asked_as) REFERENCES rights_case;
ALTER TABLE rights_case ADD CONSTRAINT rights_case_split_was_asked_for CHECK ((split_from IS NULL) = (asked_as IS NULL));
-- Empty: all data.
ALTER TABLE rights_case ADD COLUMN categories varchar(20)[] NOT NULL DEFAULT '{}';
ALTER TABLE rights_case ADD CONSTRAINT rights_case_split_from_case FOREIGN KEY (split_from) REFERENCES rights_case;
ALTER TABLE rights_case ADD CONSTRAINT rights_case_split_from_another CHECK (split_from <> case_id);
ALTER TABLE rights_case ADD CONSTRAINT rights_case_split_treats_a_part
    CHECK (split_from IS NULL OR cardinality(categories) > 0);
ALTER TABLE rights_case DROP CONSTRAINT rights_case_one_per_right;
CREATE UNIQUE INDEX rights_case_one_per_right ON rights_case (request_id, asserted_right) WHERE split_from IS NULL;
-- Everything that concerns a whole request; the constraint that gave way had been read for it.
CREATE INDEX rights_case_by_request ON rights_case (request_id, case_id);

ALTER TABLE rights_case DROP CONSTRAINT rights_case_proposal_awaits_approval;
ALTER TABLE rights_case ADD CONSTRAINT rights_case_proposal_awaits_approval CHECK
    ((state = 'AWAITING_APPROVAL') = (proposal IS NOT NULL) AND proposal IN ('GRANT', 'PARTIAL', 'REFUSAL'));

-- On what a decision rests, besides the grounds of the policy: statutory exemptions by their code in the tables of the
-- law, and the legal basis of the processing step.
ALTER TABLE decision ADD COLUMN exemptions varchar(40)[] NOT NULL DEFAULT '{}';
ALTER TABLE decision ADD COLUMN legal_basis varchar(20);
ALTER TABLE decision ADD COLUMN explanation_language varchar(35);
ALTER TABLE decision ADD COLUMN reopening_reason varchar(24);
ALTER TABLE decision DROP CONSTRAINT decision_kind_known;
ALTER TABLE decision ADD CONSTRAINT decision_kind_known CHECK (kind IN ('GRANT', 'PROPOSE_GRANT', 'GRANT_IN_PART',
    'REFUSE', 'APPROVE_GRANT', 'APPROVE_REFUSAL', 'SEND_BACK', 'RELEASE', 'WITHDRAW', 'MERGE', 'UNMERGE',
    'CLOSE_UNPROVEN', 'REOPEN'));
ALTER TABLE decision ADD CONSTRAINT decision_legal_basis_known
    CHECK (legal_basis IN ('CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'LEGITIMATE_INTEREST'));
ALTER TABLE decision ADD CONSTRAINT decision_reopening_has_reason CHECK ((kind = 'REOPEN') = (reopening_reason IS NOT NULL)
    AND reopening_reason IN ('MISTAKE', 'NEW_FACTS', 'AUTHORITY_ASKS', 'PERSON_DISAGREES'));
-- New refusals explain themselves to the person; earlier ones may not.
ALTER TABLE decision ADD CONSTRAINT decision_refusal_is_explained
    CHECK (kind <> 'REFUSE' OR explanation IS NOT NULL) NOT VALID;

-- A decision in part says of each category of data what becomes of it.
CREATE TABLE decision_part (
    decision_id uuid           NOT NULL,
    category    varchar(20)    NOT NULL,
    granted     boolean        NOT NULL,
    grounds     varchar(255)[] NOT NULL,
    exemptions  varchar(40)[]  NOT NULL,
    -- To the person, encrypted under the data key of the request; null where the part is granted.
    explanation bytea,
    CONSTRAINT decision_part_pk PRIMARY KEY (decision_id, category),
    CONSTRAINT decision_part_of_decision FOREIGN KEY (decision_id) REFERENCES decision,
    CONSTRAINT decision_part_refusal_has_ground CHECK (granted = (cardinality(grounds) = 0)),
    CONSTRAINT decision_part_refusal_is_explained CHECK (granted = (explanation IS NULL))
);

-- A task that carries a decision in part out names the data that it is about; empty: all.
ALTER TABLE fulfilment_task ADD COLUMN categories varchar(20)[] NOT NULL DEFAULT '{}';

-- What a decision relies on: ids only.
CREATE TABLE decision_evidence (
    decision_id uuid        NOT NULL,
    kind        varchar(12) NOT NULL,
    item_id     uuid        NOT NULL,
    CONSTRAINT decision_evidence_pk PRIMARY KEY (decision_id, kind, item_id),
    CONSTRAINT decision_evidence_of_decision FOREIGN KEY (decision_id) REFERENCES decision,
    CONSTRAINT decision_evidence_kind_known CHECK (kind IN ('ATTACHMENT', 'MESSAGE'))
);

-- Why the interests of the controller outweigh those of a person who objects (GDPR Art. 21(1)).
CREATE TABLE balancing_test (
    decision_id uuid  NOT NULL,
    interest    bytea NOT NULL,
    necessity   bytea NOT NULL,
    impact      bytea NOT NULL,
    CONSTRAINT balancing_test_pk PRIMARY KEY (decision_id),
    CONSTRAINT balancing_test_of_decision FOREIGN KEY (decision_id) REFERENCES decision
);

-- More time for an answer, told to the person with its reason.
CREATE TABLE case_extension (
    extension_id uuid        NOT NULL,
    case_id      uuid        NOT NULL,
    reason       varchar(24) NOT NULL,
    explanation  bytea       NOT NULL,
    extended_by  varchar(64) NOT NULL,
    extended_at  timestamptz NOT NULL,
    CONSTRAINT case_extension_pk PRIMARY KEY (extension_id),
    CONSTRAINT case_extension_of_case FOREIGN KEY (case_id) REFERENCES rights_case,
    CONSTRAINT case_extension_reason_known CHECK (reason IN ('COMPLEXITY', 'NUMBER_OF_REQUESTS')),
    CONSTRAINT case_extension_by_a_person CHECK (extended_by LIKE 'staff:%')
);
-- Full case: its extensions in order.
CREATE INDEX case_extension_by_case ON case_extension (case_id, extended_at);

-- An answer that a reopening took back no longer ends the clock.
ALTER TABLE clock_event ADD COLUMN taken_back boolean NOT NULL DEFAULT false;

-- How a fee is made up, its cap, and until when the person can answer.
ALTER TABLE fee_quote ADD COLUMN cap_minor bigint;
ALTER TABLE fee_quote ADD COLUMN cap_source varchar(200);
ALTER TABLE fee_quote ADD COLUMN earlier_requests integer NOT NULL DEFAULT 0;
ALTER TABLE fee_quote ADD COLUMN free_copies integer;
ALTER TABLE fee_quote ADD COLUMN period_months integer;
ALTER TABLE fee_quote ADD COLUMN lapses_at timestamptz;
ALTER TABLE fee_quote ADD CONSTRAINT fee_quote_within_cap CHECK (amount_minor <= cap_minor);
ALTER TABLE fee_quote ADD CONSTRAINT fee_quote_cap_has_source CHECK ((cap_minor IS NULL) = (cap_source IS NULL));
ALTER TABLE fee_quote DROP CONSTRAINT fee_quote_answer_known;
ALTER TABLE fee_quote ADD CONSTRAINT fee_quote_answer_known CHECK (answer IN ('ACCEPTED', 'DECLINED', 'LAPSED', 'TAKEN_BACK'));

CREATE TABLE fee_item (
    quote_id     uuid        NOT NULL,
    position     smallint    NOT NULL,
    code         varchar(20) NOT NULL,
    amount_minor bigint      NOT NULL,
    CONSTRAINT fee_item_pk PRIMARY KEY (quote_id, position),
    CONSTRAINT fee_item_of_quote FOREIGN KEY (quote_id) REFERENCES fee_quote,
    CONSTRAINT fee_item_code_known CHECK (code IN ('LABOUR', 'COPYING', 'MEDIUM', 'POSTAGE')),
    CONSTRAINT fee_item_amount_positive CHECK (amount_minor > 0)
);

-- The appeal guard names the kinds that say nothing about the matter; reopening is one of them.
CREATE OR REPLACE FUNCTION refuse_own_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind NOT IN ('WITHDRAW', 'MERGE', 'UNMERGE', 'CLOSE_UNPROVEN', 'REOPEN') AND EXISTS (
        SELECT 1 FROM appeal a JOIN decision d ON d.case_id = a.case_id AND d.decided_at < a.received_at
        WHERE a.case_id = NEW.case_id AND a.received_at <= NEW.decided_at AND d.decided_by = NEW.decided_by
          AND d.kind NOT IN ('WITHDRAW', 'MERGE', 'UNMERGE', 'CLOSE_UNPROVEN', 'REOPEN')) THEN
        RAISE EXCEPTION 'decision_on_appeal_by_another_person' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
