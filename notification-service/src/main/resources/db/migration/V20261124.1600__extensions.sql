-- The answer takes longer, with the reason and the new date.
ALTER TABLE delivery DROP CONSTRAINT delivery_message_known;
ALTER TABLE delivery ADD CONSTRAINT delivery_message_known CHECK (message IN (
    'REQUEST_RECEIVED', 'IDENTITY_CODE', 'ACCESS_LINK', 'CASE_CLOSED', 'MESSAGE_POSTED', 'QUESTION_ASKED', 'FEE_QUOTED',
    'APPEAL_RECEIVED', 'CASE_REOPENED', 'IDENTITY_EXPIRING', 'EVIDENCE_REVIEWED', 'MANDATE_CONFIRMATION',
    'CASE_EXTENDED'));
