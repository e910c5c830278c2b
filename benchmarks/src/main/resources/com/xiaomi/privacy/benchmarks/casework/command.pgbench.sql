-- What case-workflow-service asks of PostgreSQL to take a case or give it back, in the same order and with values of the
-- same size; not what it reads afterwards to answer with the whole case. The values of the fixed texts come from a row that
-- the service wrote in the same run (-D). Each client has cases of its own, as each agent has.
\set n :n + 1
\set id (:run * 1000000 + :n) * 64 + :client_id
\set case :cases + 1 + :client_id + 64 * random(0, :cases / 64 - 1)
BEGIN;
SELECT * FROM rights_case WHERE case_id = (lpad(to_hex(:case::bigint), 12, '0') || '70008000000000000004')::uuid
FOR NO KEY UPDATE;
SELECT * FROM appeal WHERE case_id = (lpad(to_hex(:case::bigint), 12, '0') || '70008000000000000004')::uuid
ORDER BY received_at, appeal_id;
INSERT INTO case_transition (transition_id, case_id, from_state, to_state, command, actor, moved_at)
VALUES ((lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000005')::uuid,
    (lpad(to_hex(:case::bigint), 12, '0') || '70008000000000000004')::uuid, 'IN_REVIEW', 'IN_REVIEW', 'give-back',
    'staff:00000000-0000-4000-8000-000000000001', now());
WITH chain AS (
    INSERT INTO audit_chain AS c (chain_id, entries, head)
    VALUES ((lpad(to_hex(:case::bigint), 12, '0') || '70008000000000000001')::uuid, 1,
        sha256(decode(repeat('00', 32), 'hex') || :link::bytea))
    ON CONFLICT (chain_id) DO UPDATE SET entries = c.entries + 1, head = sha256(c.head || :link::bytea)
    RETURNING entries, head)
INSERT INTO audit_entry (chain_id, position, entry_id, recorded_at, content, content_digest, hash)
SELECT (lpad(to_hex(:case::bigint), 12, '0') || '70008000000000000001')::uuid, entries,
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000006')::uuid, now(), :content::text, :link::bytea, head
FROM chain;
UPDATE rights_case SET assignee = '00000000-0000-4000-8000-000000000001', updated_at = now(), version = version + 1
WHERE case_id = (lpad(to_hex(:case::bigint), 12, '0') || '70008000000000000004')::uuid;
COMMIT;
