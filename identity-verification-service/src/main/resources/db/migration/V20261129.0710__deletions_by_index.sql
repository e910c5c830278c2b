-- What is deleted with its request is found without reading whole tables.
CREATE INDEX challenge_by_verification ON challenge (verification_id);
CREATE INDEX proven_level_by_verification ON proven_level (verification_id);
CREATE INDEX review_by_verification ON review (verification_id);
