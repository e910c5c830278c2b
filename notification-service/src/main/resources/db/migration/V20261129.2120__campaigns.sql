-- One message to everybody with an open request.
CREATE TABLE campaign (
    campaign_id     uuid         NOT NULL,
    policy_version  varchar(32)  NOT NULL,
    effective_on    date         NOT NULL,
    per_minute      integer      NOT NULL,
    state           varchar(16)  NOT NULL,
    recipients      integer      NOT NULL,
    planned         integer      NOT NULL,
    created_by      uuid         NOT NULL,
    idempotency_key varchar(255) NOT NULL,
    created_at      timestamptz  NOT NULL,
    version         bigint       NOT NULL,
    CONSTRAINT campaign_pk PRIMARY KEY (campaign_id),
    CONSTRAINT campaign_once UNIQUE (created_by, idempotency_key),
    CONSTRAINT campaign_state_known CHECK (state IN ('PREPARING', 'RUNNING', 'PAUSED', 'DONE'))
);

-- Who is still to be told; a row goes when the message is planned.
CREATE TABLE campaign_recipient (
    campaign_id uuid NOT NULL,
    request_id  uuid NOT NULL,
    CONSTRAINT campaign_recipient_pk PRIMARY KEY (campaign_id, request_id),
    CONSTRAINT campaign_recipient_of FOREIGN KEY (campaign_id) REFERENCES campaign ON DELETE CASCADE
);
-- What is forgotten with a request.
CREATE INDEX campaign_recipient_by_request ON campaign_recipient (request_id);

ALTER TABLE delivery ADD COLUMN campaign_id uuid;
-- How far a campaign is.
CREATE INDEX delivery_by_campaign ON delivery (campaign_id, state) WHERE campaign_id IS NOT NULL;
