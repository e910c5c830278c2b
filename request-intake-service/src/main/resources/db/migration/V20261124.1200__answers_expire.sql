-- An answer holds a tracking token, so it stays only as long as somebody may repeat the call. What came back-dated by staff
-- keeps its true receipt in request.
COMMENT ON COLUMN submission.received_at IS 'when the call came; the answer is removed some time after it';
-- The removal of expired answers, every minute.
CREATE INDEX submission_by_receipt ON submission (received_at);
