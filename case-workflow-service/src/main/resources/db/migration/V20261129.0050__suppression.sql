-- Whom data systems have erased, known only by keyed hashes, so that a system that restores a backup erases them again.
CREATE TABLE suppression (
    task_id      uuid         NOT NULL,
    case_id      uuid         NOT NULL,
    request_id   uuid         NOT NULL,
    system       varchar(100) NOT NULL,
    -- What was erased; empty for all.
    categories   varchar(20)[] NOT NULL,
    erased_at    timestamptz  NOT NULL,
    -- Later than erased_at if something was kept by law and erased since.
    changed_at   timestamptz  NOT NULL,
    kept_until   timestamptz  NOT NULL,
    -- Of the key from which the system's key is derived.
    key_id       integer      NOT NULL,
    -- HMAC-SHA-256 under the system's key, in hexadecimal; null if the person was not known by it.
    email_hash   varchar(64),
    mi_id_hash   varchar(64),
    CONSTRAINT suppression_pk PRIMARY KEY (task_id),
    CONSTRAINT suppression_of_task FOREIGN KEY (task_id) REFERENCES fulfilment_task,
    CONSTRAINT suppression_of_case FOREIGN KEY (case_id) REFERENCES rights_case
);
-- What a system reads, page by page.
CREATE INDEX suppression_of_a_system ON suppression (system, task_id);
-- The proof that somebody was erased.
CREATE INDEX suppression_of_an_email ON suppression (email_hash) WHERE email_hash IS NOT NULL;
CREATE INDEX suppression_of_a_mi_id ON suppression (mi_id_hash) WHERE mi_id_hash IS NOT NULL;
-- The sweep.
CREATE INDEX suppression_kept_until ON suppression (kept_until);
