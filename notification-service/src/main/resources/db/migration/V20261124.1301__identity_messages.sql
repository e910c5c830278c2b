-- Reminders to prove identity, the outcome of a review, and the question to a data subject whether another may act for them.
ALTER TABLE delivery DROP CONSTRAINT delivery_message_known;
ALTER TABLE delivery ADD CONSTRAINT delivery_message_known CHECK (message IN (
    'REQUEST_RECEIVED', 'IDENTITY_CODE', 'ACCESS_LINK', 'CASE_CLOSED', 'MESSAGE_POSTED', 'QUESTION_ASKED', 'FEE_QUOTED',
    'APPEAL_RECEIVED', 'CASE_REOPENED', 'IDENTITY_EXPIRING', 'EVIDENCE_REVIEWED', 'MANDATE_CONFIRMATION'));
