-- The conversation of a request: how far it is, and how far each side has read. Its row is the lock of its messages.
CREATE TABLE conversation (
    request_id        uuid    NOT NULL,
    last_position     integer NOT NULL,
    -- Position of the last message of the other side that was marked as read.
    read_by_requester integer NOT NULL,
    read_by_staff     integer NOT NULL,
    CONSTRAINT conversation_pk PRIMARY KEY (request_id),
    CONSTRAINT conversation_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT conversation_read_what_is_there
        CHECK (read_by_requester BETWEEN 0 AND last_position AND read_by_staff BETWEEN 0 AND last_position)
);

CREATE TABLE message (
    message_id  uuid        NOT NULL,
    request_id  uuid        NOT NULL,
    -- Counts the messages of a request from 1 without gaps.
    position    integer     NOT NULL,
    -- Null where it is about the request as a whole.
    case_id     uuid,
    author      varchar(16) NOT NULL,
    -- As in audit entries: an id, never a name.
    written_by  varchar(64) NOT NULL,
    -- Encrypted under the data key of the request.
    text        bytea       NOT NULL,
    -- A question of staff that the case waits for.
    question    boolean     NOT NULL,
    -- The question that the message answers.
    answers     uuid,
    written_at  timestamptz NOT NULL,
    attachments uuid[]      NOT NULL,
    -- Keyed hashes: callers may put anything into a key, and the body is personal.
    key_hash    bytea       NOT NULL,
    body_hash   bytea       NOT NULL,
    CONSTRAINT message_pk PRIMARY KEY (message_id),
    CONSTRAINT message_of_conversation FOREIGN KEY (request_id) REFERENCES conversation,
    CONSTRAINT message_case_fk FOREIGN KEY (case_id) REFERENCES requested_case,
    -- Also reads the messages of a request in order.
    CONSTRAINT message_position_once UNIQUE (request_id, position),
    CONSTRAINT message_key_once UNIQUE (key_hash),
    -- A question is answered once.
    CONSTRAINT message_answer_once UNIQUE (answers),
    CONSTRAINT message_answers_message FOREIGN KEY (answers) REFERENCES message,
    CONSTRAINT message_author_known CHECK (author IN ('REQUESTER', 'STAFF')),
    -- A human writes, on either side.
    CONSTRAINT message_by_a_person CHECK (
        (author = 'STAFF' AND written_by LIKE 'staff:%') OR (author = 'REQUESTER' AND written_by LIKE 'requester:%')),
    CONSTRAINT message_question_of_staff CHECK (NOT question OR (author = 'STAFF' AND case_id IS NOT NULL)),
    CONSTRAINT message_answer_of_requester CHECK (answers IS NULL OR (author = 'REQUESTER' AND case_id IS NOT NULL)),
    CONSTRAINT message_attachments_bounded CHECK (cardinality(attachments) <= 10),
    CONSTRAINT message_hash_lengths CHECK (octet_length(key_hash) = 32 AND octet_length(body_hash) = 32)
);
-- Next steps of the person: the questions of a request.
CREATE INDEX message_questions ON message (request_id, position) WHERE question;

ALTER TABLE requested_case ADD COLUMN pending_question uuid;
ALTER TABLE requested_case ADD COLUMN appeal_until date;
ALTER TABLE requested_case ADD COLUMN appeal_basis varchar(20);
ALTER TABLE requested_case ADD COLUMN fee_amount_minor bigint;
ALTER TABLE requested_case ADD COLUMN fee_currency varchar(3);
ALTER TABLE requested_case ADD CONSTRAINT requested_case_appeal_whole
    CHECK ((appeal_until IS NULL) = (appeal_basis IS NULL));
ALTER TABLE requested_case ADD CONSTRAINT requested_case_fee_whole
    CHECK ((fee_amount_minor IS NULL) = (fee_currency IS NULL));
