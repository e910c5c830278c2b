-- Mornings on which staff were mailed what they still have to do: one of many replicas begins each.
CREATE TABLE digest_day (
    day date NOT NULL,
    CONSTRAINT digest_day_pk PRIMARY KEY (day)
);

-- To whom, and what became of it; what the mail says is asked for when it is sent.
CREATE TABLE staff_digest (
    digest_id  uuid        NOT NULL,
    day        date        NOT NULL,
    agent      uuid,
    state      varchar(16) NOT NULL,
    settled_at timestamptz,
    CONSTRAINT staff_digest_pk PRIMARY KEY (digest_id),
    CONSTRAINT staff_digest_of_a_day FOREIGN KEY (day) REFERENCES digest_day ON DELETE CASCADE,
    CONSTRAINT staff_digest_once UNIQUE NULLS NOT DISTINCT (day, agent),
    CONSTRAINT staff_digest_state_known CHECK (state IN ('PENDING', 'SENT', 'NOT_NEEDED', 'REFUSED')),
    CONSTRAINT staff_digest_settled CHECK ((state = 'PENDING') = (settled_at IS NULL))
);
COMMENT ON COLUMN staff_digest.agent IS 'sub of the agent; null for the team, which reads of what nobody has';
