-- What a person says about each right, and for whom they ask where it is not for themselves.

ALTER TABLE request
    -- Ground and data subject, encrypted under the data key of the request.
    ADD COLUMN on_behalf bytea,
    -- Not valid: says nothing of rows from before.
    ADD CONSTRAINT request_on_behalf_unless_self CHECK ((requester_kind = 'SELF') = (on_behalf IS NULL)) NOT VALID;

CREATE TABLE case_details (
    case_id    uuid  NOT NULL,
    request_id uuid  NOT NULL,
    -- Encrypted under the data key of the request.
    asked      bytea NOT NULL,
    CONSTRAINT case_details_pk PRIMARY KEY (case_id),
    CONSTRAINT case_details_case_fk FOREIGN KEY (case_id) REFERENCES requested_case
);
-- What was said about all cases of one request.
CREATE INDEX case_details_by_request ON case_details (request_id);
