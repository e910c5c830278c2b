-- Requests whose keys are destroyed, or about to be. It stands with the keys, so a restore of older data meets it: what it names is
-- erased again. See docs/adr/0054.
CREATE TABLE erased_request (
    request_id uuid        NOT NULL,
    noted_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT erased_request_pk PRIMARY KEY (request_id)
);
