-- Messages go to staff too: to a member, whose address is asked of Keycloak at the moment of sending, or to a mailbox.
-- The default serves replicas of the version before, while they are replaced.
ALTER TABLE delivery ADD COLUMN addressee varchar(64) NOT NULL DEFAULT 'requester';
ALTER TABLE delivery ADD CONSTRAINT delivery_addressee_known CHECK (addressee = 'requester'
    OR addressee ~ '^staff:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    OR addressee IN ('mailbox:TEAM', 'mailbox:DPO', 'mailbox:GRIEVANCE_OFFICER'));
-- Consumed twice, sent once to each.
ALTER TABLE delivery DROP CONSTRAINT delivery_once_per_event;
ALTER TABLE delivery ADD CONSTRAINT delivery_once_per_event UNIQUE (event_id, message, addressee);
ALTER TABLE delivery DROP CONSTRAINT delivery_message_known;
ALTER TABLE delivery ADD CONSTRAINT delivery_message_known CHECK (message IN (
    'REQUEST_RECEIVED', 'IDENTITY_CODE', 'ACCESS_LINK', 'CASE_CLOSED', 'MESSAGE_POSTED', 'QUESTION_ASKED', 'FEE_QUOTED',
    'APPEAL_RECEIVED', 'CASE_REOPENED', 'IDENTITY_EXPIRING', 'EVIDENCE_REVIEWED', 'MANDATE_CONFIRMATION',
    'CASE_EXTENDED', 'CASE_ASSIGNED', 'CASE_ESCALATED', 'STAFF_MENTIONED', 'DEADLINE_APPROACHING', 'CASE_OVERDUE'));
