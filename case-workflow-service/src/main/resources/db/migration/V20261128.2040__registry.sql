-- The registry of data systems. Rows that a configuration named before have version 0 and get no tasks until somebody describes them.
ALTER TABLE data_system
    -- The chain of its audit entries.
    ADD COLUMN system_id              uuid        NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN version                integer     NOT NULL DEFAULT 0,
    ADD COLUMN rights                 varchar(32)[] NOT NULL DEFAULT '{}',
    ADD COLUMN mode                   varchar(20) NOT NULL DEFAULT 'KAFKA',
    ADD COLUMN answer_within_seconds  bigint      NOT NULL DEFAULT 0,
    ADD COLUMN retired_at             timestamptz,
    ADD CONSTRAINT data_system_mode_known CHECK (mode IN ('KAFKA', 'WEBHOOK', 'MANUAL'));

-- What was registered of a system from one time on: never changed, never deleted.
CREATE TABLE data_system_version (
    name       varchar(100) NOT NULL,
    version    integer      NOT NULL,
    -- JSON of the description.
    content    text         NOT NULL,
    -- Whether it got no new tasks from then on.
    retired    boolean      NOT NULL,
    changed_at timestamptz  NOT NULL,
    changed_by varchar(100) NOT NULL,
    CONSTRAINT data_system_version_pk PRIMARY KEY (name, version),
    CONSTRAINT data_system_version_of FOREIGN KEY (name) REFERENCES data_system,
    CONSTRAINT data_system_version_counts CHECK (version >= 1)
);
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was registered stays as it was';
END $$;
CREATE TRIGGER data_system_version_stays BEFORE UPDATE OR DELETE ON data_system_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
