-- What every service's database needs alike. See docs/adr for the reasons.

-- Events wait here until the relay has handed them to Kafka; sent rows are deleted. The columns id, aggregatetype,
-- aggregateid, type and payload are those of Debezium's outbox event router.
CREATE TABLE outbox (
    id            uuid         NOT NULL,
    aggregatetype varchar(64)  NOT NULL,
    aggregateid   varchar(64)  NOT NULL,
    type          varchar(128) NOT NULL,
    payload       jsonb,
    sequence      bigint       NOT NULL,
    occurred_at   timestamptz  NOT NULL,
    traceparent   varchar(64),
    -- Drawn while the stream's row is locked, so within a key it follows the order of commits.
    position      bigint       GENERATED ALWAYS AS IDENTITY,
    -- Relays of several replicas share the work by bucket; a key always falls into the same one.
    bucket        smallint     NOT NULL,
    CONSTRAINT outbox_pk PRIMARY KEY (id),
    CONSTRAINT outbox_bucket_range CHECK (bucket BETWEEN 0 AND 31)
);
-- Relay: the next rows of the buckets it holds, in order.
CREATE INDEX outbox_by_bucket ON outbox (bucket, position);

-- The last sequence number given out per topic and key.
CREATE TABLE outbox_stream (
    topic         varchar(64) NOT NULL,
    key           uuid        NOT NULL,
    last_sequence bigint      NOT NULL,
    CONSTRAINT outbox_stream_pk PRIMARY KEY (topic, key)
);

-- How far this service has applied the events of a request from one topic; a redelivery is at or below it.
CREATE TABLE inbox_stream (
    topic         varchar(64) NOT NULL,
    key           uuid        NOT NULL,
    last_sequence bigint      NOT NULL,
    last_event_id uuid        NOT NULL,
    CONSTRAINT inbox_stream_pk PRIMARY KEY (topic, key)
);

-- Events that arrived before an earlier one of their request; applied as soon as the gap closes.
CREATE TABLE inbox_waiting (
    topic      varchar(64)  NOT NULL,
    key        uuid         NOT NULL,
    sequence   bigint       NOT NULL,
    event_id   uuid         NOT NULL,
    type       varchar(128) NOT NULL,
    payload    jsonb,
    occurred_at timestamptz NOT NULL,
    waiting_since timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_waiting_pk PRIMARY KEY (topic, key, sequence)
);

-- Head of each audit chain; locking its row orders the entries of a chain.
CREATE TABLE audit_chain (
    chain_id uuid   NOT NULL,
    entries  bigint NOT NULL,
    head     bytea  NOT NULL,
    CONSTRAINT audit_chain_pk PRIMARY KEY (chain_id),
    CONSTRAINT audit_chain_head_is_sha256 CHECK (octet_length(head) = 32)
);

CREATE TABLE audit_entry (
    chain_id       uuid        NOT NULL,
    position       bigint      NOT NULL,
    entry_id       uuid        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    -- Canonical JSON: ids, codes and document hashes, never personal data.
    content        text,
    content_digest bytea       NOT NULL,
    hash           bytea       NOT NULL,
    CONSTRAINT audit_entry_pk PRIMARY KEY (chain_id, position),
    CONSTRAINT audit_entry_hash_is_sha256 CHECK (octet_length(hash) = 32 AND octet_length(content_digest) = 32)
);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are append-only';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- db-scheduler's table, as its documentation gives it for PostgreSQL.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    CONSTRAINT scheduled_tasks_pk PRIMARY KEY (task_name, task_instance)
);
-- Scheduler: what is due next.
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
-- Scheduler: work whose replica died.
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
