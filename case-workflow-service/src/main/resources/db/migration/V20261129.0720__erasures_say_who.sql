-- Why a request was kept, and how long, stands in its audit trail.
ALTER TABLE request_erasure DROP COLUMN basis;
ALTER TABLE request_erasure DROP COLUMN kept_since;
