-- What intake reports of attachments: whether they were scanned for malware, and that the person took one back.
ALTER TABLE request_attachment
    ADD COLUMN scanned      boolean NOT NULL DEFAULT false,
    ADD COLUMN withdrawn_at timestamptz;
