-- Letters on paper, for whom no e-mail reaches: staff print and post them.
ALTER TABLE delivery ADD COLUMN printed_at timestamptz;
ALTER TABLE delivery DROP CONSTRAINT delivery_state_known;
ALTER TABLE delivery ADD CONSTRAINT delivery_state_known
    CHECK (state IN ('PENDING', 'SENT', 'TO_PRINT', 'POSTED', 'GIVEN_UP'));
ALTER TABLE delivery DROP CONSTRAINT delivery_settled;
ALTER TABLE delivery ADD CONSTRAINT delivery_settled CHECK ((state IN ('PENDING', 'TO_PRINT')) = (settled_at IS NULL));
-- The letters that wait, the oldest first.
CREATE INDEX delivery_to_print ON delivery (delivery_id) WHERE state = 'TO_PRINT';
