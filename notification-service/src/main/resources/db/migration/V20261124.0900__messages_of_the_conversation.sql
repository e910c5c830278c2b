-- The person is also told of messages, questions, fees, appeals and of cases that go on.
ALTER TABLE delivery DROP CONSTRAINT delivery_message_known;
ALTER TABLE delivery ADD CONSTRAINT delivery_message_known CHECK (message IN ('REQUEST_RECEIVED', 'IDENTITY_CODE',
    'CASE_CLOSED', 'MESSAGE_POSTED', 'QUESTION_ASKED', 'FEE_QUOTED', 'APPEAL_RECEIVED', 'CASE_REOPENED'));
