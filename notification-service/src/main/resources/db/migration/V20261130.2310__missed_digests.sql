-- A digest that could not be sent on its day is not sent on a later one.
ALTER TABLE staff_digest DROP CONSTRAINT staff_digest_state_known;
ALTER TABLE staff_digest ADD CONSTRAINT staff_digest_state_known CHECK (state IN (
    'PENDING', 'SENT', 'NOT_NEEDED', 'REFUSED', 'MISSED'));
