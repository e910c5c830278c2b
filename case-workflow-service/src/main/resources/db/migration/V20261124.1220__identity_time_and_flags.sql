-- How the proof of identity of a request stands, as identity-verification reports it.
CREATE TABLE identity_time (
    request_id  uuid        NOT NULL,
    noticed_at  timestamptz,
    expires_at  timestamptz,
    expired_at  timestamptz,
    CONSTRAINT identity_time_pk PRIMARY KEY (request_id)
);

-- What staff should look at before they rely on a proof.
CREATE TABLE identity_flag (
    request_id uuid        NOT NULL,
    signal     varchar(32) NOT NULL,
    flagged_at timestamptz NOT NULL,
    CONSTRAINT identity_flag_pk PRIMARY KEY (request_id, signal)
);

ALTER TABLE decision DROP CONSTRAINT decision_kind_known;
ALTER TABLE decision ADD CONSTRAINT decision_kind_known CHECK (kind IN ('GRANT', 'PROPOSE_GRANT', 'REFUSE',
    'APPROVE_GRANT', 'APPROVE_REFUSAL', 'SEND_BACK', 'RELEASE', 'WITHDRAW', 'MERGE', 'UNMERGE', 'CLOSE_UNPROVEN'));
