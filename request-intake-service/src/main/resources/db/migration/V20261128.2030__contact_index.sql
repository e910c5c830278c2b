-- Which requests are answered to one mailbox: keyed hash of the address, and a random id that says nothing. Deleting a row unlinks all.
CREATE TABLE contact_index (
    contact_hash bytea NOT NULL,
    contact_ref  uuid  NOT NULL,
    CONSTRAINT contact_index_pk PRIMARY KEY (contact_hash)
);
