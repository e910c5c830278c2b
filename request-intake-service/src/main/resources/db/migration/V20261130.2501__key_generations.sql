-- How often the tracking key of the request was replaced; passes say by which they were got.
ALTER TABLE request ADD COLUMN key_generation integer NOT NULL DEFAULT 0;
