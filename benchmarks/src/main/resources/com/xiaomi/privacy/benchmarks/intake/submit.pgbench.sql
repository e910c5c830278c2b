-- What request-intake-service asks of PostgreSQL for one submission, in the same order and with values of the same size.
-- The values of the fixed texts come from rows that the service wrote in the same run (-D). Ids grow with time, as the
-- service's UUIDv7 do; the numbers behind them are unique by run, transaction and client.
\set n :n + 1
\set id (:run * 1000000 + :n) * 64 + :client_id
\set bucket :id % 32
BEGIN;
INSERT INTO submission (key_hash, body_hash, request_id, data_key_id, answer, received_at)
VALUES (sha256(int8send(:id::bigint)), sha256(int8send(:id::bigint)),
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid,
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000002')::uuid,
    :answer::bytea, now())
ON CONFLICT (key_hash) DO UPDATE SET body_hash = EXCLUDED.body_hash, request_id = EXCLUDED.request_id,
    data_key_id = EXCLUDED.data_key_id, answer = EXCLUDED.answer, received_at = EXCLUDED.received_at
WHERE submission.received_at <= now() - interval '24 hours';
INSERT INTO person_index (identifier_hash, person_ref)
VALUES (sha256(int8send(:id::bigint)), (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000003')::uuid)
ON CONFLICT (identifier_hash) DO UPDATE SET identifier_hash = EXCLUDED.identifier_hash
RETURNING person_ref;
INSERT INTO person_email (email_hash, person_ref)
VALUES (sha256(int8send(:id::bigint)), (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000003')::uuid)
ON CONFLICT DO NOTHING;
INSERT INTO request (request_id, reference, person_ref, data_key_id, tracking_token_hash, cell, country, region,
    language, requester_kind, policy_version, received_at, contact_email, contact_name, contact_mi_id,
    further_information)
VALUES ((lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid,
    left(md5(:id::bigint::text), 14),
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000003')::uuid,
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000002')::uuid,
    sha256(int8send(:id::bigint)), 'EU', 'DE', NULL, 'de', 'SELF', '2024-12-16', now(),
    :contact_email::bytea, :contact_name::bytea, :contact_mi_id::bytea, :further_information::bytea);
WITH chain AS (
    INSERT INTO audit_chain AS c (chain_id, entries, head)
    VALUES ((lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid, 1,
        sha256(:genesis::bytea || :link::bytea))
    ON CONFLICT (chain_id) DO UPDATE SET entries = c.entries + 1, head = sha256(c.head || :link::bytea)
    RETURNING entries, head)
INSERT INTO audit_entry (chain_id, position, entry_id, recorded_at, content, content_digest, hash)
SELECT (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid, entries,
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000004')::uuid, now(), :content::text, :link::bytea, head
FROM chain;
INSERT INTO contact_index (contact_hash, contact_ref)
VALUES (sha256(int8send(:id::bigint)), (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000008')::uuid)
ON CONFLICT (contact_hash) DO UPDATE SET contact_hash = EXCLUDED.contact_hash
RETURNING contact_ref;
WITH stream AS (
    INSERT INTO outbox_stream AS s (topic, key, last_sequence)
    VALUES (:topic::text, (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid, 1)
    ON CONFLICT (topic, key) DO UPDATE SET last_sequence = s.last_sequence + 1
    RETURNING last_sequence)
INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, sequence, occurred_at, traceparent, bucket)
SELECT (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000005')::uuid, :topic::text,
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid::text, :type::text, :payload::jsonb,
    last_sequence, now(), NULL, :bucket::smallint
FROM stream;
INSERT INTO requested_case (case_id, request_id, requested_right, position, state, outcome, due,
    package_available_until)
VALUES ((lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000006')::uuid,
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid, 'ACCESS', 0, 'RECEIVED', NULL,
    current_date + 30, NULL);
INSERT INTO timeline_entry (entry_id, request_id, case_id, at, code)
VALUES ((lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000007')::uuid,
    (lpad(to_hex(:id::bigint), 12, '0') || '70008000000000000001')::uuid, NULL, now(), 'REQUEST_RECEIVED');
COMMIT;
