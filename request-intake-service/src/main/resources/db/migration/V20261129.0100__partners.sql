-- Requests that agents and other controllers send by the protocols of their trade.

ALTER TABLE request
    DROP CONSTRAINT request_channel_known,
    DROP CONSTRAINT request_registered_unless_portal,
    ADD CONSTRAINT request_channel_known CHECK (channel IN ('PORTAL', 'PARTNER', 'LETTER', 'EMAIL', 'PHONE', 'IN_PERSON')),
    ADD CONSTRAINT request_registered_unless_online CHECK (
        (channel IN ('PORTAL', 'PARTNER')) = (registered_by IS NULL)
        AND (channel IN ('PORTAL', 'PARTNER')) = (registered_at IS NULL)),
    -- A partner always asks for somebody.
    ADD CONSTRAINT request_of_partner_for_another CHECK (channel <> 'PARTNER' OR requester_kind = 'AGENT');

CREATE TABLE partner_request (
    request_id   uuid        NOT NULL,
    -- The protocol and the id by which the operator lists the partner.
    partner      varchar(50) NOT NULL,
    -- Keyed hashes of the partner's own id of the request, and of what is asked: the same again opens nothing again.
    own_id_hash  bytea       NOT NULL,
    content_hash bytea       NOT NULL,
    -- Encrypted under the data key of the request; null where the partner gave none.
    own_id       bytea,
    -- When the partner took it back.
    revoked_at   timestamptz,
    CONSTRAINT partner_request_pk PRIMARY KEY (request_id),
    CONSTRAINT partner_request_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT partner_request_own_id_unique UNIQUE (partner, own_id_hash),
    CONSTRAINT partner_request_hash_lengths CHECK (octet_length(own_id_hash) = 32 AND octet_length(content_hash) = 32)
);

-- The token of each agent of the Data Rights Protocol (2.05).
CREATE TABLE drp_token (
    agent_id   varchar(40) NOT NULL,
    -- SHA-256 of a 256-bit random token: with that much entropy a plain hash can't be turned round.
    token_hash bytea       NOT NULL,
    -- 'issued-at' of the message that asked for it: an earlier one is a replay.
    asked_at   timestamptz NOT NULL,
    CONSTRAINT drp_token_pk PRIMARY KEY (agent_id),
    CONSTRAINT drp_token_hash_length CHECK (octet_length(token_hash) = 32)
);
