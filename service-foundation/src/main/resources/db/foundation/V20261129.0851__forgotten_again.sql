-- Whether it came back with a restored backup and is forgotten once more: until that is done the service is not ready.
ALTER TABLE forgotten_request ADD COLUMN again boolean NOT NULL DEFAULT false;
-- Readiness: whether anything came back that is still there.
CREATE INDEX forgotten_request_back ON forgotten_request ((true)) WHERE again AND forgotten_at IS NULL;
