-- A request under a legal hold is not erased, however old it is (GDPR Art. 17(3)(e); POLICY.md, section 6).
CREATE TABLE legal_hold (
    hold_id    uuid        NOT NULL,
    request_id uuid        NOT NULL,
    ground     varchar(32) NOT NULL,
    -- The last day for which somebody has said that it is needed.
    until      date        NOT NULL,
    state      varchar(16) NOT NULL,
    placed_at  timestamptz NOT NULL,
    ended_at   timestamptz,
    -- When it is looked at next whether something follows from it; null if nothing does before it or a case changes.
    look_at    timestamptz,
    version    bigint      NOT NULL,
    CONSTRAINT legal_hold_pk PRIMARY KEY (hold_id),
    CONSTRAINT legal_hold_of_request FOREIGN KEY (request_id) REFERENCES case_request (request_id),
    CONSTRAINT legal_hold_state CHECK (state IN ('PROPOSED', 'IN_FORCE', 'ENDED')),
    CONSTRAINT legal_hold_ended CHECK ((state = 'ENDED') = (ended_at IS NOT NULL))
);
CREATE INDEX legal_hold_by_request ON legal_hold (request_id);
CREATE INDEX legal_hold_to_look_at ON legal_hold (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX legal_hold_standing ON legal_hold (until, hold_id) WHERE state <> 'ENDED';

-- What somebody wants of a hold: it counts when a second person has agreed.
CREATE TABLE hold_proposal (
    proposal_id     uuid        NOT NULL,
    hold_id         uuid        NOT NULL,
    kind            varchar(16) NOT NULL,
    until           date,
    -- Encrypted with the key of the request.
    reason          bytea       NOT NULL,
    idempotency_key bytea       NOT NULL,
    proposed_by     uuid        NOT NULL,
    proposed_at     timestamptz NOT NULL,
    -- Null although it was settled: nobody decided in time.
    decided_by      uuid,
    agreed          boolean,
    settled_at      timestamptz,
    CONSTRAINT hold_proposal_pk PRIMARY KEY (proposal_id),
    CONSTRAINT hold_proposal_of_hold FOREIGN KEY (hold_id) REFERENCES legal_hold (hold_id),
    CONSTRAINT hold_proposal_kind CHECK (kind IN ('PLACE', 'EXTEND', 'RELEASE')),
    CONSTRAINT hold_proposal_until CHECK ((kind = 'RELEASE') = (until IS NULL)),
    CONSTRAINT hold_proposal_by_two CHECK (decided_by <> proposed_by),
    CONSTRAINT hold_proposal_settled CHECK ((settled_at IS NULL) = (agreed IS NULL))
);
CREATE INDEX hold_proposal_by_hold ON hold_proposal (hold_id, proposed_at);
CREATE UNIQUE INDEX hold_proposal_one_open ON hold_proposal (hold_id) WHERE settled_at IS NULL;

-- Kept beside what decides about retention and queues, so that neither has to look further.
ALTER TABLE case_request ADD COLUMN held boolean NOT NULL DEFAULT false;
ALTER TABLE case_request ADD COLUMN isolated boolean NOT NULL DEFAULT false;
ALTER TABLE rights_case ADD COLUMN isolated boolean NOT NULL DEFAULT false;
