-- Tools that cannot read Kafka and are called instead. Nothing here says anything about a person but ids of requests and cases.
CREATE TABLE webhook (
    webhook_id          uuid          NOT NULL,
    url                 varchar(2048) NOT NULL,
    title               varchar(200)  NOT NULL,
    -- CloudEvents types; none means all.
    event_types         varchar(128)[] NOT NULL,
    state               varchar(16)   NOT NULL,
    disabled_reason     varchar(16),
    -- Secrets are derived from the id and this number, and stand nowhere.
    secret_number       integer       NOT NULL,
    former_secret_until timestamptz,
    -- Since when no call has succeeded though some were made.
    failing_since       timestamptz,
    created_by          uuid          NOT NULL,
    idempotency_key     varchar(255)  NOT NULL,
    created_at          timestamptz   NOT NULL,
    version             bigint        NOT NULL,
    CONSTRAINT webhook_pk PRIMARY KEY (webhook_id),
    CONSTRAINT webhook_once UNIQUE (created_by, idempotency_key),
    CONSTRAINT webhook_state_known CHECK (state IN ('ACTIVE', 'DISABLED')),
    CONSTRAINT webhook_reason CHECK ((state = 'DISABLED') = (disabled_reason IS NOT NULL))
);

CREATE TABLE webhook_delivery (
    delivery_id  uuid         NOT NULL,
    webhook_id   uuid         NOT NULL,
    event_id     uuid         NOT NULL,
    event_type   varchar(128) NOT NULL,
    -- Null where the news is that the request is forgotten, and in tests.
    request_id   uuid,
    occurred_at  timestamptz  NOT NULL,
    -- The event: ids, codes and dates. Gone once it was told.
    body         text,
    -- The replay that asked for it; null for what was told when it happened.
    replay_id    uuid,
    state        varchar(16)  NOT NULL,
    attempts     integer      NOT NULL,
    last_status  integer,
    last_failure varchar(32),
    planned_at   timestamptz  NOT NULL,
    settled_at   timestamptz,
    CONSTRAINT webhook_delivery_pk PRIMARY KEY (delivery_id),
    CONSTRAINT webhook_delivery_of FOREIGN KEY (webhook_id) REFERENCES webhook ON DELETE CASCADE,
    -- Consumed twice, told once.
    CONSTRAINT webhook_delivery_once UNIQUE NULLS NOT DISTINCT (webhook_id, event_id, replay_id),
    CONSTRAINT webhook_delivery_state_known CHECK (state IN ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    CONSTRAINT webhook_delivery_settled CHECK ((state = 'PENDING') = (settled_at IS NULL)),
    CONSTRAINT webhook_delivery_body CHECK ((state = 'PENDING') = (body IS NOT NULL))
);
-- The log of one webhook, the newest first.
CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, delivery_id);
-- What is forgotten with a request.
CREATE INDEX webhook_delivery_by_request ON webhook_delivery (request_id) WHERE request_id IS NOT NULL;
-- What the log has kept long enough.
CREATE INDEX webhook_delivery_settled ON webhook_delivery (settled_at) WHERE settled_at IS NOT NULL;

-- What is to be told again.
CREATE TABLE webhook_replay (
    replay_id  uuid        NOT NULL,
    webhook_id uuid        NOT NULL,
    since      timestamptz NOT NULL,
    asked_at   timestamptz NOT NULL,
    CONSTRAINT webhook_replay_pk PRIMARY KEY (replay_id),
    CONSTRAINT webhook_replay_of FOREIGN KEY (webhook_id) REFERENCES webhook ON DELETE CASCADE
);
