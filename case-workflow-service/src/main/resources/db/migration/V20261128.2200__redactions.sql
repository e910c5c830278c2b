-- What staff hold back of the files of data systems before a package is released.
CREATE TABLE file_redaction (
    file_id             uuid         NOT NULL,
    ground              varchar(20)  NOT NULL,
    redacted_by         uuid         NOT NULL,
    redacted_at         timestamptz  NOT NULL,
    bucket              varchar(63)  NOT NULL,
    object              varchar(200) NOT NULL,
    wrapped_content_key bytea        NOT NULL,
    -- 0 if nothing of the file is shown.
    size_bytes          bigint       NOT NULL,
    sha256              varchar(64)  NOT NULL,
    CONSTRAINT file_redaction_pk PRIMARY KEY (file_id),
    CONSTRAINT file_redaction_of_file FOREIGN KEY (file_id) REFERENCES task_file,
    CONSTRAINT file_redaction_ground_known CHECK (ground IN ('THIRD_PARTY', 'TRADE_SECRET', 'SECURITY', 'PRIVILEGE'))
);
-- How often something was held back or given free, and how much of that the package knows. It is not released while they differ.
ALTER TABLE case_package
    ADD COLUMN redactions integer NOT NULL DEFAULT 0,
    ADD COLUMN built_with integer NOT NULL DEFAULT 0;
