-- Who was signed in when a request was submitted. Requests submitted without signing in have no row, whatever Mi ID or
-- e-mail address was typed into them: what anybody can type gives nobody a right to read.
CREATE TABLE request_account (
    request_id   uuid  NOT NULL,
    -- Keyed hash of the identity provider and its id of the account.
    account_hash bytea NOT NULL,
    CONSTRAINT request_account_pk PRIMARY KEY (request_id),
    CONSTRAINT request_account_request_fk FOREIGN KEY (request_id) REFERENCES request,
    CONSTRAINT request_account_hash_length CHECK (octet_length(account_hash) = 32)
);
-- One's own requests, newest first (ids grow with time), page by page.
CREATE INDEX request_account_by_account ON request_account (account_hash, request_id);
