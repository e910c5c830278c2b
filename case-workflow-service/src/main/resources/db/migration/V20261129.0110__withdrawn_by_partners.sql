-- A partner who made a request for somebody by a protocol may take it back for them, as the person may.

ALTER TABLE decision
    DROP CONSTRAINT decision_by_a_person,
    ADD CONSTRAINT decision_by_a_person CHECK (decided_by LIKE 'staff:%'
        OR (kind = 'WITHDRAW' AND (decided_by LIKE 'requester:%' OR decided_by LIKE 'partner:%')));
