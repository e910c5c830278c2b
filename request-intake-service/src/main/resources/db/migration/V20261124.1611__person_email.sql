-- By which e-mail address staff find people who are known by their Mi ID; who gave none is in person_index by the address
-- itself. Says nothing about who is the same person: several people may give one address.
CREATE TABLE person_email (
    -- Keyed hash.
    email_hash bytea NOT NULL,
    person_ref uuid  NOT NULL,
    CONSTRAINT person_email_pk PRIMARY KEY (email_hash, person_ref),
    -- Unlinking a person takes this with it.
    CONSTRAINT person_email_of_person FOREIGN KEY (person_ref) REFERENCES person_index (person_ref) ON DELETE CASCADE,
    CONSTRAINT person_email_hash_length CHECK (octet_length(email_hash) = 32)
);
-- Unlinking a person.
CREATE INDEX person_email_by_person ON person_email (person_ref);
