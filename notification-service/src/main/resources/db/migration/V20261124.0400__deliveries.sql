-- What later messages of a request need to know. Says nothing about the person.
CREATE TABLE request_context (
    request_id uuid        NOT NULL,
    reference  varchar(14) NOT NULL,
    country    char(2)     NOT NULL,
    region     varchar(3),
    language   varchar(35) NOT NULL,
    CONSTRAINT request_context_pk PRIMARY KEY (request_id)
);

-- One message to the person. The contact is asked of intake at the moment of sending and never stored.
CREATE TABLE delivery (
    delivery_id     uuid         NOT NULL,
    request_id      uuid         NOT NULL,
    event_id        uuid         NOT NULL,
    message         varchar(32)  NOT NULL,
    -- Fixed before sending, so that a repetition is recognisable as one.
    message_id      varchar(255) NOT NULL,
    event_type      varchar(128) NOT NULL,
    -- The event that asks for the message: ids and codes, nothing personal.
    event           text         NOT NULL,
    state           varchar(16)  NOT NULL,
    given_up_reason varchar(32),
    planned_at      timestamptz  NOT NULL,
    settled_at      timestamptz,
    CONSTRAINT delivery_pk PRIMARY KEY (delivery_id),
    -- Consumed twice, sent once.
    CONSTRAINT delivery_once_per_event UNIQUE (event_id, message),
    CONSTRAINT delivery_message_known CHECK (message IN ('REQUEST_RECEIVED', 'IDENTITY_CODE', 'CASE_CLOSED')),
    CONSTRAINT delivery_state_known CHECK (state IN ('PENDING', 'SENT', 'GIVEN_UP')),
    CONSTRAINT delivery_settled CHECK ((state = 'PENDING') = (settled_at IS NULL)),
    CONSTRAINT delivery_reason CHECK ((state = 'GIVEN_UP') = (given_up_reason IS NOT NULL))
);
-- Retention: the deliveries of a request.
CREATE INDEX delivery_by_request ON delivery (request_id);
