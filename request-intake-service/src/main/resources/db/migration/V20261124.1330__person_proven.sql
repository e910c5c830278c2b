-- When somebody showed that they are the data subject, and not only that they read the e-mail of a request that names an account.
ALTER TABLE identity_progress ADD COLUMN person_proven_at timestamptz;
UPDATE identity_progress SET person_proven_at = verified_at;
