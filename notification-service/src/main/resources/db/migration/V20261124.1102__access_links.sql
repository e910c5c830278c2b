-- A new message, the link to a request whose token was lost, beside those of the conversation.
ALTER TABLE delivery DROP CONSTRAINT delivery_message_known;
ALTER TABLE delivery ADD CONSTRAINT delivery_message_known CHECK (message IN (
    'REQUEST_RECEIVED', 'IDENTITY_CODE', 'ACCESS_LINK', 'CASE_CLOSED', 'MESSAGE_POSTED', 'QUESTION_ASKED', 'FEE_QUOTED',
    'APPEAL_RECEIVED', 'CASE_REOPENED'));
