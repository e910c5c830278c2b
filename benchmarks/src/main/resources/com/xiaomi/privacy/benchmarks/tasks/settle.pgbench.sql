-- What case-workflow-service asks of PostgreSQL to settle a task, in the same order and with values of the same size, on copies
-- of its tables with the same cases and tasks.
\set n :n + 1
\set id (:run * 1000000 + :n) * 64 + :client_id
\set task random(1, :tasks)
BEGIN;
SELECT task_id, case_id FROM task_number WHERE n = :task \gset
SELECT * FROM rights_case WHERE case_id = :case_id::uuid FOR NO KEY UPDATE;
SELECT * FROM fulfilment_task WHERE task_id = :task_id::uuid;
WITH chain AS (
    INSERT INTO audit_chain AS c (chain_id, entries, head)
    VALUES (:case_id::uuid, 1, sha256(decode(repeat('00', 64), 'hex')))
    ON CONFLICT (chain_id) DO UPDATE SET entries = c.entries + 1, head = sha256(c.head || c.head)
    RETURNING entries, head)
INSERT INTO audit_entry (chain_id, position, entry_id, recorded_at, content, content_digest, hash)
SELECT :case_id::uuid, entries, (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000006')::uuid, now(),
    repeat('x', 330), head, head
FROM chain;
WITH stream AS (
    INSERT INTO outbox_stream AS s (topic, key, last_sequence) VALUES ('privacy.fulfilment.v1', :case_id::uuid, 1)
    ON CONFLICT (topic, key) DO UPDATE SET last_sequence = s.last_sequence + 1
    RETURNING last_sequence)
INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, sequence, occurred_at, traceparent, bucket)
SELECT (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000007')::uuid, 'privacy.fulfilment.v1', :case_id,
    'com.xiaomi.privacy.fulfilment.task-settled.v1', json_build_object('taskId', repeat('x', 230))::jsonb, last_sequence,
    now(), NULL, 1
FROM stream;
UPDATE fulfilment_task SET result = 'DONE', settled_at = now(), chase_at = NULL WHERE task_id = :task_id::uuid;
SELECT count(*) FROM fulfilment_task
WHERE case_id = :case_id::uuid AND round = 1 AND cancelled_at IS NULL AND (result IS NULL OR result = 'FAILED');
UPDATE rights_case SET updated_at = now(), version = version + 1 WHERE case_id = :case_id::uuid;
COMMIT;
