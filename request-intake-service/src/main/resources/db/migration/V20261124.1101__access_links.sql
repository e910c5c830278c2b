-- Somebody asks for a new link to a request. Written whether or not there is such a request, so that asking tells nothing;
-- deleted as soon as it has been looked at.
CREATE TABLE access_ask (
    access_link_id uuid        NOT NULL,
    reference      varchar(14) NOT NULL,
    asked_at       timestamptz NOT NULL,
    CONSTRAINT access_ask_pk PRIMARY KEY (access_link_id)
);

-- Links that were sent to the contact and not used yet. The first use makes the link's token that of the request and
-- deletes the link with all older ones; until then the earlier token works, so nobody can be locked out by asking.
CREATE TABLE access_link (
    access_link_id uuid        NOT NULL,
    request_id     uuid        NOT NULL,
    -- SHA-256 of the token; the token itself is derived at the moment of sending and stands nowhere.
    token_hash     bytea       NOT NULL,
    issued_at      timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    CONSTRAINT access_link_pk PRIMARY KEY (access_link_id),
    CONSTRAINT access_link_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT access_link_token_hash_length CHECK (octet_length(token_hash) = 32)
);
-- Trading a token for a pass: the unused links of the request.
CREATE INDEX access_link_by_request ON access_link (request_id);
