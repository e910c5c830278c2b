-- Zones with a law of their own that ISO 3166-2 does not know have four letters (AE-DIFC).
ALTER TABLE case_request ALTER COLUMN region TYPE varchar(4);
